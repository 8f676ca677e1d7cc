typeof diglotTexts == "function" && diglotTexts("zh-Hant",{"chapters":[{"address":"guide","title":"指南","headings":[0],"texts":{"guide":"指南",
"guide-p1":"三種語言並列。",
"guide-i1":"清單",
"guide-i2":"兩項"}}]});
