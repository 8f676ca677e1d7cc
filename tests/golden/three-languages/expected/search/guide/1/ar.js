typeof diglotTexts == "function" && diglotTexts("ar",{"chapters":[{"address":"guide","title":"دليل","headings":[0],"texts":{"guide":"دليل",
"guide-p1":"ثلاث لغات جنبًا إلى جنب.",
"guide-i1":"قائمة",
"guide-i2":"من بندين",
"rain":"الشهر\tالتغير (مم)\n1\t12\n2\t-4\n3\t7.5",
"rain-p1":"المطر حسب الشهر."}}]});
