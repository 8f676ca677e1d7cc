typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"more","title":"补充","headings":[0],"texts":{"more":"补充",
"more-p1":"另有说明。"}},
{"address":"work","title":"就业","headings":[0],"texts":{"jobs":"就业",
"jobs-p1":"2021年，全区新增就业8400人。"}}]});
