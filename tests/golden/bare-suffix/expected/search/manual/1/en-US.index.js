typeof diglotIndex == "function" && diglotIndex("en-US",{"documentCount":3,"nextId":3,"documentIds":{"0":0,"1":1,"2":2},"fieldIds":{"text":0},"fieldLength":{"0":[1],"1":[3],"2":[4]},"averageFieldLength":[2.66],"storedFields":{},"dirtCount":0,"index":[["manual",{"0":{"0":1}}],
["see",{"0":{"1":1}}],
["the",{"0":{"1":1}}],
["introduction",{"0":{"1":1}}],
["text",{"0":{"2":1}}],
["without",{"0":{"2":1}}],
["a",{"0":{"2":1}}],
["heading",{"0":{"2":1}}]],"serializationVersion":2});
