typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"summary","title":"Summary","headings":[0],"texts":{"summary":"Summary",
"summary-p2":"A new year."}}]});
