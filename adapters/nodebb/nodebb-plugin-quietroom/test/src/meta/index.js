'use strict';

exports.config = {
	minimumTitleLength: 1, maximumTitleLength: 255, minimumPostLength: 1, maximumPostLength: 32767,
	postQueue: 1, postDelay: 0, newbiePostDelay: 0, newbieReputationThreshold: 3, initialPostDelay: 10,
};
exports.blacklist = { async test() {} };
