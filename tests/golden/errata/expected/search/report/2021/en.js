typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"jobs","title":"Jobs","headings":[0],"texts":{"jobs":"Jobs",
"jobs-p1":"The county created 955 new jobs, 134 more than the year before.",
"jobs-i1":"The workshops in town have opened.",
"jobs-i2":"The evening school admitted 120 adult learners.",
"jobs-table":"Year\tJobs\n2020\t821\n2021\t955",
"jobs-table-p1":"New jobs",
"jobs-fn1-p1":"Figures as of the end of December."}}]});
