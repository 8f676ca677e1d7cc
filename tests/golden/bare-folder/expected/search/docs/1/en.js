typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"intro","title":"Introduction","headings":[0],"texts":{"intro":"Introduction",
"intro-p1":"Hello."}},
{"address":"more","title":"More","headings":[0],"texts":{"more":"More",
"more-p1":"Only in English."}}]});
