typeof diglotIndex == "function" && diglotIndex("en",{"documentCount":2,"nextId":2,"documentIds":{"0":0,"1":1},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[7]},"averageFieldLength":[4.00],"storedFields":{},"dirtCount":0,"index":[["jobs",{"0":{"0":1,"1":1}}],
["the",{"0":{"1":1}}],
["district",{"0":{"1":1}}],
["gained",{"0":{"1":1}}],
["8400",{"0":{"1":1}}],
["in",{"0":{"1":1}}],
["2021",{"0":{"1":1}}]],"serializationVersion":2});
