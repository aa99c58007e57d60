-- Speaks gate protocol v1: signed JSON over HTTP. Every function here must be called in an async context.
-- SPDX-License-Identifier: Apache-2.0

local async = require "util.async";
local hashes = require "util.hashes";
local hex = require "util.hex";
local http = require "net.http";
local json = require "util.json";
local random_bytes = require "util.random".bytes;
local time_now = require "util.time".now;
local url = require "socket.url";

local gate = {};
gate.__index = gate;

-- A decoded JSON value without json.null, so that absent and null are one thing.
local function without_nulls(value)
	if value == json.null then return nil; end
	if type(value) ~= "table" then return value; end
	local clean = {};
	for k, v in pairs(value) do
		clean[k] = without_nulls(v);
	end
	return clean;
end

local function decode(text)
	local ok, value = pcall(json.decode, text);
	return ok and type(value) == "table" and without_nulls(value) or nil;
end

local function sign(secret, path, body)
	local stamp = ("%.0f"):format(math.floor(time_now() * 1000));
	local nonce = hex.to(random_bytes(16));
	local text = table.concat({ "quietroom-gate-v1", "POST", path, stamp, nonce, hashes.sha256(body, true) }, "\n");
	return {
		["Content-Type"] = "application/json";
		["Quietroom-Timestamp"] = stamp;
		["Quietroom-Nonce"] = nonce;
		["Quietroom-Signature"] = hashes.hmac_sha256(secret, text, true);
	};
end

-- Posts a table; gives the HTTP status (0 if nobody answered) and the decoded answer or nil.
function gate:post(path, payload, seconds)
	local wait, done = async.waiter();
	local status, answer, settled = 0, nil, false;
	local function settle(code, text)
		if settled then return; end
		settled = true;
		status, answer = code or 0, type(text) == "string" and decode(text) or nil;
		done();
	end
	path = self.path..path;
	local body = json.encode(payload);
	local request;
	local timer = module:add_timer(seconds, function ()
		settle(0);
		if request and request.conn then http.destroy_request(request); end
	end);
	request = http.request(self.base..path, {
		body = body;
		method = "POST";
		headers = sign(self.secret, path, body);
		suppress_errors = true;
	}, function (text, code) settle(code, code ~= 0 and text or nil); end);
	wait();
	timer:stop();
	return status, answer;
end

-- Asks about one submission; nil if there is no usable answer in time.
function gate:submit(submission)
	local status, answer = self:post("/submissions", submission, self.timeout);
	if status == 200 and answer and self.actions[answer.action] then return answer; end
	return nil, status;
end

-- The pseudonym of an account in a room; nil if there is no usable answer in time.
function gate:identify(room, account)
	local status, answer = self:post("/identities", { room = room, account = account }, self.timeout);
	if status == 200 and answer and type(answer.name) == "string" then return answer; end
	return nil, status;
end

-- The host's key of one message: the same for a repeat, another one for anybody else's message, and no word of the
-- client's own id in it. Needs only what archives keep, so that a removal finds its message without an index.
function gate:message_id(room, nick, stanza_id)
	local text = "quietroom-xmpp-message-v1\0"..room.."\0"..nick.."\0"..stanza_id;
	return hashes.hmac_sha256(self.secret, text, true):sub(1, 32);
end

gate.actions = { publish = true, hold = true, refuse = true, try_later = true };

local function new(address, host, secret, timeout)
	local parts = url.parse(address or "");
	if not parts or not parts.host or not (parts.scheme == "http" or parts.scheme == "https") then
		return nil, "quietroom_url must be an address such as http://127.0.0.1:8470";
	end
	if not host or not host:match("^[a-z][a-z0-9-]*$") then
		return nil, "quietroom_host must be the name the gateway's configuration gives this server, such as chat";
	end
	if not secret or #secret < 32 then
		return nil, "quietroom_secret (or the file quietroom_secret_file names) must have 32 characters or more";
	end
	local prefix = (parts.path or ""):gsub("/+$", "");
	local base = parts.scheme.."://"..parts.host..(parts.port and ":"..parts.port or "");
	return setmetatable({
		base = base, path = prefix.."/v1/hosts/"..host, secret = secret, timeout = timeout;
	}, gate);
end

return { new = new };
