'use strict';

const listeners = new Map();
exports.on = (name, listener) => listeners.set(name, listener);
exports.publish = (name, data) => listeners.get(name)?.(data);
