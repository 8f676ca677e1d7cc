typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"preface","title":"Preface","headings":[0],"texts":{"preface":"Preface",
"preface-p1":"See Rivers."}},
{"address":"works/index","title":"Works","headings":[0],"texts":{"index":"Works",
"index-p1":"An outline of this part."}},
{"address":"works/roads","title":"Roads","headings":[0],"texts":{"roads":"Roads",
"roads-p1":"Text."}},
{"address":"works/water/rivers","title":"Rivers","headings":[0],"texts":{"deep":"Rivers",
"deep-p1":"Text; see roads."}}]});
