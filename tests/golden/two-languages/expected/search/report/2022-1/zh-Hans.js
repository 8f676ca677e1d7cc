typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"summary","title":"摘要","headings":[0],"texts":{"summary":"摘要",
"summary-p2":"新的一年。"}}]});
