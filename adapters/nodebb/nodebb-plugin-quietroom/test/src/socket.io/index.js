'use strict';

/** What open pages were sent, for whoever looks for a leak. */
exports.sent = [];
exports.in = room => ({ emit: (event, data) => exports.sent.push(JSON.stringify({ room, event, data })) });
