typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"more","title":"More","headings":[0],"texts":{"more":"More",
"more-p1":"There is more."}},
{"address":"work","title":"Jobs","headings":[0],"texts":{"jobs":"Jobs",
"jobs-p1":"The district gained 8,400 jobs in 2021."}}]});
