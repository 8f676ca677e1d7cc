typeof diglotIndex == "function" && diglotIndex("ar",{"documentCount":4,"nextId":4,"documentIds":{"0":0,"1":1,"2":2,"3":3},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[5],"2":[1],"3":[2]},"averageFieldLength":[2.25],"storedFields":{},"dirtCount":0,"index":[["دليل",{"0":{"0":1}}],
["ثلاث",{"0":{"1":1}}],
["لغات",{"0":{"1":1}}],
["جنبا",{"0":{"1":1}}],
["الى",{"0":{"1":1}}],
["جنب",{"0":{"1":1}}],
["قايمة",{"0":{"2":1}}],
["من",{"0":{"3":1}}],
["بندين",{"0":{"3":1}}]],"serializationVersion":2});
