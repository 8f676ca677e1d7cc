typeof diglotTexts == "function" && diglotTexts("zh-Hant",{"chapters":[{"address":"guide","title":"指南","headings":[0],"texts":{"guide":"指南",
"guide-p1":"三種語言並列。",
"guide-i1":"清單",
"guide-i2":"兩項",
"rain":"月份\t變化（毫米）\n1\t12\n2\t-4\n3\t7.5",
"rain-p1":"各月降雨。"}}]});
