-- Quietroom's gate for rooms: nothing is published before it was judged, and nobody appears but under a pseudonym.
-- Load it on a MUC component. Options and limits: README.md beside this folder.
-- SPDX-License-Identifier: Apache-2.0

local async = require "util.async";
local st = require "util.stanza";

local mod_muc = module:depends "muc";

local context = {
	hide_accounts = module:get_option_boolean("quietroom_hide_accounts", true);
	new_id = require "util.id".medium;
	queue = module:get_option_number("quietroom_queue", 100);
	shadow = module:get_option_string("quietroom_mode", "on") == "shadow";
	timeout = module:get_option_number("quietroom_timeout", 2);
	words = {
		busy = "You are writing faster than messages can be checked. This one was not sent; please try again in a moment.";
		held = "Your message waits for a moderator. Nobody else has seen it. You will be told what happens.";
		join_later = "This room cannot be entered just now: the service that gives names does not answer. "
			.."Please try again in a few minutes.";
		not_yours = "Only the author can take a message back.";
		only_you = module:get_option_string("quietroom_only_you", "Only you can see this: ");
		receiver_left = "Your message was not sent: the member it was written to has left the room.";
		refused = "Your message was not published in this room.";
		sealed = "Encrypted messages cannot be shown in this room. Please send it without encryption.";
		try_later = "Your message was not sent. The check in front of this room does not answer; "
			.."please try again in a few minutes.";
	};
};

local only_rooms = module:get_option_set("quietroom_rooms", {});
local unloaders = {};

function context.on_unload(f) table.insert(unloaders, f); end
function context.room(room_jid) return mod_muc.get_room_from_jid(room_jid) or nil; end

-- Whether messages of a room are judged.
function context.listens(room_jid) return only_rooms:empty() or only_rooms:contains(room_jid); end

-- Whether a room is changed: in shadow mode none is.
function context.guards(room_jid) return not context.shadow and context.listens(room_jid); end

-- Runs a function that may wait; on a fault the other one. What went wrong may quote a message: only the place is logged.
function context.spawn(f, on_fault)
	async.runner(f, { error = function (_, fault)
		module:log("error", "A fault in this module: %s", tostring(fault):match("stack traceback:.*") or "no trace");
		if on_fault then on_fault(); end
	end }):run(true);
end

-- The stable id of an occupant (XEP-0421), as the room itself gives it.
function context.identify(room, stanza, account)
	if not module:get_option_boolean("muc_occupant_id", true) then return; end
	stanza:remove_children("occupant-id", context.stanzas.ns.occupant_id);
	local id = room:get_occupant_id({ bare_jid = account });
	stanza:tag("occupant-id", { xmlns = context.stanzas.ns.occupant_id, id = id }):up();
end

-- Publishes in a room; account is the author's, or nil if the room itself speaks.
function context.broadcast(room, stanza, account)
	if account then context.identify(room, stanza, account); end
	room:broadcast_message(stanza:reset());
end

-- Tells an account something that nobody else sees: in the room if it is there, otherwise as a message from the room.
function context.note(room, account, text)
	local told = false;
	local function tell(occupant)
		told = true;
		room:route_to_occupant(occupant, st.message({ type = "groupchat", from = room.jid, id = context.new_id() })
			:body(context.words.only_you..text):reset());
	end
	if room.each_occupant then
		for _, occupant in room:each_occupant() do
			if occupant.bare_jid == account then tell(occupant); end
		end
	end
	if not told then
		module:send(st.message({ type = "chat", from = room.jid, to = account, id = context.new_id() }):body(text):reset());
	end
end

local shield_room;

-- A room's first time under guard: whoever is there under another name leaves, and the old names leave its memory.
function context.settle(room)
	shield_room(room);
	if room:get_whois() == "anyone" then room:set_whois("moderators"); end
	if room._data.quietroom then return; end
	for nick in room:each_occupant() do
		room:set_role(true, nick, nil, "This room now gives everybody a name. Please join again.");
	end
	room._data.quietroom, room._data.subject_from, room._history = true, nil, nil;
	room:save();
end

local function read_secret()
	local path = module:get_option_path("quietroom_secret_file", nil, "config");
	if not path then return module:get_option_string("quietroom_secret"); end
	local file = io.open(path, "r");
	if not file then return nil; end
	local text = file:read("*a"):gsub("%s+$", "");
	file:close();
	return text;
end

-- Without a usable configuration nothing passes: a room that was to be guarded must not stand open.
local function close_everything(problem)
	module:log("error", "Rooms are closed until this is put right: %s.", problem);
	local function closed(event)
		event.origin.send(st.error_reply(event.stanza, "wait", "resource-constraint", context.words.join_later));
		return true;
	end
	module:hook("muc-occupant-pre-join", closed, 1000);
	module:hook("muc-occupant-groupchat", closed, 1000);
	module:hook("message/full", closed, 1000);
end

local function start()
	context.stanzas = module:require "stanzas";
	context.memory = module:require "memory".open();
	context.archive = module:require "archive"(context);
	module:require "messages"(context);
	module:add_timer(0, module:require "effects"(context));
	if context.shadow then
		module:log("warn", "Shadow mode: messages are judged and reported, nothing is changed or held.");
		return;
	end
	shield_room = module:require "shield"(context);
	module:require "names"(context);
	module:hook("muc-room-restored", function (event)
		if context.guards(event.room.jid) then context.settle(event.room); end
	end);
	for room in mod_muc.live_rooms() do
		if context.guards(room.jid) then context.settle(room); end
	end
end

function module.load()
	local problem;
	context.gate, problem = module:require "gate".new(module:get_option_string("quietroom_url"),
		module:get_option_string("quietroom_host"), read_secret(), context.timeout);
	if not context.gate and context.shadow then
		module:log("error", "Shadow mode reports nothing until this is put right: %s.", problem);
	elseif not context.gate then
		close_everything(problem);
	else
		start();
	end
end

function module.unload()
	for _, f in ipairs(unloaders) do f(); end
end
