typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"jobs","title":"就业","headings":[0],"texts":{"jobs":"就业",
"jobs-p1":"2021年，全区新增就业8400人。"}}]});
