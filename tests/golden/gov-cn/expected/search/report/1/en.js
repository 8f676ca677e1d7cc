typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"summary","title":"Summary","headings":[0],"texts":{"summary":"Summary",
"summary-p1":"See another site, the same address, a direct site, a host below, this site, someone else’s host and mail. https://www.example.org/裸址"}},
{"address":"part/a","title":"A","headings":[0],"texts":{"a":"A",
"a-p1":"Another site, one level deeper."}}]});
