typeof diglotTexts == "function" && diglotTexts("zh-Hans",{"chapters":[{"address":"jobs","title":"就业","headings":[0],"texts":{"jobs":"就业",
"jobs-p1":"全县新增岗位955个，比上年多134个。",
"jobs-i1":"镇里的工场开工了。",
"jobs-i2":"夜校招收了120名学员。",
"jobs-table":"年份\t岗位\n2020\t821\n2021\t955",
"jobs-table-p1":"新增岗位",
"jobs-fn1-p1":"数字截至12月底。"}}]});
