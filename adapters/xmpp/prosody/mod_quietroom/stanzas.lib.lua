-- Reads what a member sends and builds what others receive. What is not named here does not pass.
-- SPDX-License-Identifier: Apache-2.0

local array = require "util.array";
local st = require "util.stanza";

local ns = {
	carbons = "urn:xmpp:carbons:2";
	chatstates = "http://jabber.org/protocol/chatstates";
	correct = "urn:xmpp:message-correct:0";
	delay = "urn:xmpp:delay";
	fallback = "urn:xmpp:fallback:0";
	fasten = "urn:xmpp:fasten:0";
	hints = "urn:xmpp:hints";
	markers = "urn:xmpp:chat-markers:0";
	moderate0 = "urn:xmpp:message-moderate:0";
	moderate1 = "urn:xmpp:message-moderate:1";
	muc = "http://jabber.org/protocol/muc";
	muc_user = "http://jabber.org/protocol/muc#user";
	occupant_id = "urn:xmpp:occupant-id:0";
	oob = "jabber:x:oob";
	receipts = "urn:xmpp:receipts";
	reply = "urn:xmpp:reply:0";
	retract0 = "urn:xmpp:message-retract:0";
	retract1 = "urn:xmpp:message-retract:1";
	sid = "urn:xmpp:sid:0";
};

local chat_states = { active = true, composing = true, paused = true, inactive = true, gone = true };
local hint_names = { store = true, ["no-store"] = true, ["no-permanent-store"] = true, ["no-copy"] = true };
local marker_names = { displayed = true, received = true, acknowledged = true };
local sealed_head = "This message is sealed. Members of this room can read it with the Quietroom client.\n"
	.."-----BEGIN QUIETROOM SEALED 1-----\n";
local sealed_longest = 70000;
local shows = { away = true, chat = true, dnd = true, xa = true };
local retracted = "This message was taken back by its author.";

local function empty(stanza)
	for i = #stanza, 1, -1 do stanza[i] = nil; end
	for i = #stanza.tags, 1, -1 do stanza.tags[i] = nil; end
	stanza:reset();
	return stanza;
end

-- The one body that counts: the one without a language of its own, or the first.
local function only_body(stanza)
	local first;
	for body in stanza:childtags("body") do
		if not body.attr["xml:lang"] then return body:get_text() or ""; end
		first = first or body:get_text() or "";
	end
	return first;
end

local function sealed(stanza)
	for _, child in ipairs(stanza.tags) do
		if child.name == "encrypted" or child.name == "openpgp" or child.attr.xmlns == "jabber:x:encrypted" then
			return true;
		end
	end
end

-- Whether all of a text is a sealed post in armour and not one word is beside it:
-- encryption/docs/sealed-rooms-wire.md lays the form down.
local function carried(text)
	text = text:gsub("\r\n", "\n"):match("^%s*(.-)%s*$");
	if #text > sealed_longest or text:sub(1, #sealed_head) ~= sealed_head then return false; end
	local lines, last = text:sub(#sealed_head + 1):match("^([%w_\n%-]+)\n%-%-%-%-%-END "..("[%w_%-]"):rep(6).."%-%-%-%-%-()$");
	if not last then return false; end
	local whole, rest = lines:match("^(.-)([^\n]+)$");
	for line in whole:gmatch("([^\n]*)\n") do
		if #line ~= 72 then return false; end
	end
	return #rest <= 72;
end

local function retraction(stanza)
	local apply = stanza:get_child("apply-to", ns.fasten);
	if apply and apply:get_child("retract", ns.retract0) then return apply.attr.id; end
	local retract = stanza:get_child("retract", ns.retract1);
	return retract and retract.attr.id;
end

local function part(role, text)
	return { role = role, format = "plain", text = text };
end

-- What a member's message is: kind, parts, replace or retract, reply; sealed; nothing if it has no words.
local function read(stanza)
	local retract = retraction(stanza);
	if retract then return { kind = "delete", parts = array(), retract = retract }; end
	if sealed(stanza) then return { sealed = true }; end
	local body, title = only_body(stanza), stanza:get_child_text("subject");
	if stanza:get_child("subject") and not body and not stanza:get_child("thread") then
		return { kind = "post", parts = array { part("title", title or "") }, subject = true };
	end
	if not body then return nil; end
	local parts = array { part("body", body) };
	if title and title ~= "" then parts = array { part("title", title), part("body", body) }; end
	local replace = stanza:get_child("replace", ns.correct);
	local reply = stanza:get_child("reply", ns.reply);
	return {
		kind = replace and replace.attr.id and "edit" or "post"; carried = #parts == 1 and carried(body);
		parts = parts; body = body; title = title;
		replace = replace and replace.attr.id; reply = reply and reply.attr.id; reply_to = reply and reply.attr.to;
	};
end

local function text_of(parts, role)
	for _, p in ipairs(parts or {}) do
		if p.role == role then return p.text; end
	end
end

-- Small signs that carry no words: typing, read up to here, storage hints. Nobody is asked about them.
local function signs(stanza)
	local kept = {};
	for _, child in ipairs(stanza.tags) do
		local xmlns, name = child.attr.xmlns, child.name;
		if xmlns == ns.chatstates and chat_states[name] or xmlns == ns.hints and hint_names[name] then
			table.insert(kept, st.stanza(name, { xmlns = xmlns }));
		elseif xmlns == ns.markers and name == "markable" or xmlns == ns.receipts and name == "request" then
			table.insert(kept, st.stanza(name, { xmlns = xmlns }));
		elseif xmlns == ns.markers and marker_names[name] or xmlns == ns.receipts and name == "received" then
			table.insert(kept, st.stanza(name, { xmlns = xmlns, id = child.attr.id }));
		end
	end
	return kept;
end

-- Rewrites a message in place to what the room may see: the judged words and signs without words.
local function rebuild(stanza, said, parts, room_jid)
	local kept, muc_user = signs(stanza), stanza:get_child("x", ns.muc_user);
	local url = stanza:find("{"..ns.oob.."}x/url#");
	local origin = stanza:get_child("origin-id", ns.sid);
	local fallback, body = stanza:get_child("fallback", ns.fallback), text_of(parts, "body");
	empty(stanza);
	if said.kind == "delete" then
		stanza:tag("apply-to", { xmlns = ns.fasten, id = said.retract }):tag("retract", { xmlns = ns.retract0 }):up():up();
		stanza:tag("retract", { xmlns = ns.retract1, id = said.retract }):up();
		stanza:tag("fallback", { xmlns = ns.fallback }):up():body(retracted):up();
	elseif said.subject then
		stanza:tag("subject"):text(text_of(parts, "title") or ""):up();
	else
		if said.title and said.title ~= "" then stanza:tag("subject"):text(text_of(parts, "title") or ""):up(); end
		stanza:body(body):up();
		if said.replace then stanza:tag("replace", { xmlns = ns.correct, id = said.replace }):up(); end
		if said.reply then
			local to = said.reply_to;
			if to and to:sub(1, #room_jid + 1) ~= room_jid.."/" then to = nil; end
			stanza:tag("reply", { xmlns = ns.reply, id = said.reply, to = to }):up();
			if fallback and fallback.attr["for"] == ns.reply and body == said.body then stanza:add_child(fallback); end
		end
		if url and url == body then stanza:tag("x", { xmlns = ns.oob }):tag("url"):text(url):up():up(); end
	end
	if origin and origin.attr.id == stanza.attr.id then
		stanza:tag("origin-id", { xmlns = ns.sid, id = origin.attr.id }):up();
	end
	for _, child in ipairs(kept) do stanza:add_child(child); end
	if muc_user then stanza:add_child(st.stanza("x", { xmlns = ns.muc_user })); end
	return stanza:reset();
end

-- Rewrites a message without words in place; false if nothing of it may pass.
local function only_signs(stanza)
	local kept, muc_user = signs(stanza), stanza:get_child("x", ns.muc_user);
	empty(stanza);
	for _, child in ipairs(kept) do stanza:add_child(child); end
	if muc_user then stanza:add_child(st.stanza("x", { xmlns = ns.muc_user })); end
	stanza:reset();
	return kept[1] ~= nil;
end

-- Rewrites a presence in place: whether somebody is there and how busy, and the request to join; nothing personal.
local function strip_presence(stanza)
	local show, join = stanza:get_child_text("show"), stanza:get_child("x", ns.muc);
	empty(stanza);
	if show and shows[show] then stanza:tag("show"):text(show):up(); end
	if join then stanza:add_child(join); end
	return stanza:reset();
end

return {
	ns = ns, read = read, rebuild = rebuild, only_signs = only_signs, strip_presence = strip_presence, text_of = text_of;
};
