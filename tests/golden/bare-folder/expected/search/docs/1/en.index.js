typeof diglotIndex == "function" && diglotIndex("en",{"documentCount":4,"nextId":4,"documentIds":{"0":0,"1":1,"2":2,"3":3},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[1],"2":[1],"3":[3]},"averageFieldLength":[1.50],"storedFields":{},"dirtCount":0,"index":[["introduction",{"0":{"0":1}}],
["hello",{"0":{"1":1}}],
["more",{"0":{"2":1}}],
["only",{"0":{"3":1}}],
["in",{"0":{"3":1}}],
["english",{"0":{"3":1}}]],"serializationVersion":2});
