typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"summary","title":"Summary","headings":[0],"texts":{"summary":"Summary",
"summary-p1":"A new year."}}]});
