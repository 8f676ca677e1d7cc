typeof diglotTexts == "function" && diglotTexts("en",{"chapters":[{"address":"guide","title":"Guide","headings":[0],"texts":{"guide":"Guide",
"guide-p1":"Three languages stand side by side.",
"guide-i1":"A list",
"guide-i2":"of two",
"rain":"Month\tChange (mm)\n1\t12\n2\t-4\n3\t7.5",
"rain-p1":"Rain by month."}}]});
