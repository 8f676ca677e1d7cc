typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"jobs","title":"就业","headings":[0],"texts":{"jobs":"就业",
"jobs-p1":"全县新增岗位821个，比上年多121个。"}}]});
