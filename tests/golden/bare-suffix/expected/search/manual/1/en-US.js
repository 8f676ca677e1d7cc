typeof diglotTexts == "function" && diglotTexts("en-US",{"chapters":[{"address":"introduction","title":"Manual","headings":[0],"texts":{"introduction":"Manual",
"introduction-p1":"See the introduction."}},
{"address":"intro","title":"Welcome","headings":[],"texts":{"intro-p1":"Text without a heading."}}]});
