typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"jobs","title":"Jobs","headings":[0],"texts":{"jobs":"Jobs",
"jobs-p1":"The district gained 8,400 jobs in 2021."}}]});
