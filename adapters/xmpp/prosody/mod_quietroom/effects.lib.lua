-- Fetches what moderators decided and carries it out: publishes, tells, removes. A key is done once. In shadow mode nothing
-- is carried out; the asking goes on, so that both sides see whether they reach each other.
-- SPDX-License-Identifier: Apache-2.0

local array = require "util.array";
local async = require "util.async";
local jid = require "util.jid";
local random_bytes = require "util.random".bytes;
local resourceprep = require "util.encodings".stringprep.resourceprep;
local st = require "util.stanza";

local poll_seconds, slack = 20, 10;
local longest_pause, longest_refused = 4, 60; -- while the gateway is away; while it refuses us

local advice = {
	[401] = "Secret or clock differ from the gateway's: check quietroom_secret and the time.";
	[404] = "It has no host of this name: check quietroom_host.";
};

return function (context)
	local gate, stanzas, memory = context.gate, context.stanzas, context.memory;
	local ns = stanzas.ns;

	local function cannot(code, text)
		return { outcome = "cannot", reason = { code = code, text = text } };
	end

	local function room_of(effect)
		local room = type(effect.room) == "string" and context.room(effect.room);
		if room then return room; end
		return nil, cannot("room.gone", "The room does not exist any more.");
	end

	local carry = {};

	function carry.publish(effect)
		local room, failure = room_of(effect);
		if not room then return failure; end
		local name = type(effect.author) == "table" and resourceprep(effect.author.name or "", true);
		if not name then return cannot("author.unknown", "The message has no author with a usable name."); end
		local from = room.jid.."/"..name;
		local entry = memory:held_entry(effect.message) or { id = effect.message };
		local target = not entry.replace and not entry.retract and effect.target
			and (context.archive.client_id(room, effect.target) or effect.target);
		if effect.kind == "edit" then entry.replace = entry.replace or target; end
		if effect.kind == "delete" then entry.retract = entry.retract or target; end
		local said = {
			kind = effect.kind, retract = entry.retract, replace = entry.replace, subject = entry.subject;
			title = stanzas.text_of(effect.parts, "title");
		};
		local receipt = { outcome = "done", message = gate:message_id(room.jid, name, entry.id) };
		if said.subject then
			room:set_subject(from, said.title);
			room:save();
			return receipt;
		end
		local private = effect.kind == "private_message" or entry.to;
		if not said.retract and not stanzas.text_of(effect.parts, "body") then
			return cannot("message.empty", "There are no words to publish.");
		end
		local stanza = st.message({ id = entry.id, from = from, type = private and "chat" or "groupchat" });
		stanzas.rebuild(stanza, said, effect.parts, room.jid);
		if private then
			local receiver = entry.to and room:get_occupant_by_nick(entry.to);
			if not receiver then return cannot("receiver.away", "The member it was written to is not in the room now."); end
			stanza:tag("x", { xmlns = ns.muc_user }):up();
			if effect.account then context.identify(room, stanza, effect.account); end
			room:route_to_occupant(receiver, stanza);
			return receipt;
		end
		if said.retract then context.archive.scrub(room, gate:message_id(room.jid, name, said.retract)); end
		context.broadcast(room, stanza, effect.account);
		return receipt;
	end

	function carry.tell(effect)
		local account = type(effect.account) == "string" and jid.prep(effect.account);
		if not account or type(effect.text) ~= "string" then
			return cannot("receiver.unknown", "It is not known to whom this is to be told.");
		end
		local room = type(effect.room) == "string" and context.room(effect.room);
		context.note(room or { jid = effect.room or module.host }, account, effect.text);
		return { outcome = "done" };
	end

	function carry.remove(effect)
		local room, failure = room_of(effect);
		if not room then return failure; end
		local id = context.archive.scrub(room, effect.message);
		if not id then return cannot("message.unknown", "The message is in no history or archive of the room any more."); end
		local news = st.message({ from = room.jid, type = "groupchat", id = context.new_id() })
			:tag("apply-to", { xmlns = ns.fasten, id = id })
				:tag("moderated", { xmlns = ns.moderate0, by = room.jid })
					:tag("retract", { xmlns = ns.retract0 }):up():up():up()
			:tag("retract", { xmlns = ns.retract1, id = id })
				:tag("moderated", { xmlns = ns.moderate1, by = room.jid }):up():up();
		context.broadcast(room, news);
		return { outcome = "done" };
	end

	local function in_shadow()
		return cannot("shadow.mode", "The server's module is in shadow mode; take quietroom_mode out there.");
	end

	local function settle(effect)
		if type(effect) ~= "table" or type(effect.key) ~= "string" or not effect.key:match("^%x+$") then return; end
		local receipt = memory:receipt(effect.key);
		if not receipt then
			local handler = context.shadow and in_shadow or carry[effect.type];
			local ok, result = pcall(handler or function () return cannot("effect.unknown", "Unknown effect."); end, effect);
			if ok then
				receipt = result;
				if receipt.outcome == "done" then memory:did(effect.key, receipt); end
			else
				-- What went wrong may quote a message: it is not logged.
				module:log("error", "An effect of type %q failed in this module; it will be tried again.", tostring(effect.type));
				receipt = { outcome = "try_again", reason = { code = "module.failed", text = "The server's module failed." } };
			end
		end
		gate:post("/effects/"..effect.key, receipt, context.timeout);
	end

	local stopped, reached, failures = false, false, 0;
	local again = true; -- what was handed out before and may not have reached us is asked for again

	local function pause(status)
		local refused = status == 401 or status == 404;
		local base = math.min(refused and longest_refused or longest_pause, 2 ^ math.min(failures, 6) / 2);
		local jitter = random_bytes(1):byte() / 255;
		return base * (0.5 + jitter / 2);
	end

	local function poll_once()
		-- The first is answered at once, so that both logs say soon that the two reach each other.
		local wait = again and 0 or poll_seconds;
		local status, answer = gate:post("/effects/poll", { waitSeconds = wait, max = 20, again = again }, wait + slack);
		again = not (status == 200 and answer);
		if not again then
			if failures > 0 or not reached then module:log("info", "The gateway answers%s.", reached and " again" or ""); end
			reached, failures = true, 0;
			for _, effect in ipairs(answer.effects or array()) do settle(effect); end
			return 0;
		end
		failures = failures + 1;
		if failures == 1 then
			module:log("warn", "The gateway does not answer as it should (HTTP status %d; 0 means no answer). %s %s", status,
				advice[status] or "Check that it runs and that quietroom_url is its address.",
				context.shadow and "Nothing is reported until it does." or "Messages stay with their authors until it does.");
		end
		return pause(status);
	end

	local function run()
		context.spawn(function ()
			while not stopped do
				local seconds = poll_once();
				if seconds > 0 then async.sleep(seconds); end
			end
		end, function ()
			if not stopped then module:add_timer(longest_pause, run); end
		end);
	end

	context.on_unload(function () stopped = true; end);
	return run;
end
