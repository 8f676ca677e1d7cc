typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"jobs","title":"Jobs","headings":[0],"texts":{"jobs":"Jobs",
"jobs-p1":"The county created 700 new jobs."}}]});
