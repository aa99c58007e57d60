package org.quietroom.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.XPPPacketReader;
import org.jivesoftware.whack.util.StringUtils;
import org.jspecify.annotations.Nullable;
import org.xmlpull.v1.XmlPullParser;
import org.xmlpull.v1.XmlPullParserException;

/**
 * One authenticated stream to a server (XEP-0114). One thread reads; many may write. Exceptions carry no stanza: the
 * parser's own messages quote what it read, so they are dropped.
 */
final class ComponentStream implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int STANZA_BYTES = 1 << 20;

    private final Socket socket;
    private final CappedInput input;
    private final XPPPacketReader reader;
    private final Writer writer;

    /** The server refuses the component; the message says why and what to do. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param condition the stream error (RFC 6120, section 4.9.3), or anything else */
        RefusedException(String condition) {
            super(
                    switch (condition) {
                        case "not-authorized" ->
                            "The server refuses the secret, or (ejabberd) has no component of this domain: compare 'secret'"
                                    + " and 'domain' with its configuration.";
                        case "host-unknown" ->
                            "The server has no component of this domain, or this port is its clients' and not the one for"
                                    + " components: compare 'domain' and 'port' with its configuration, and restart the server"
                                    + " after a change there.";
                        case "invalid-namespace" ->
                            "This port of the server is not the one for components (5347 unless it is configured otherwise):"
                                    + " correct 'port'.";
                        case "conflict" ->
                            "Another program is connected as this component: end it, it may be a second gateway.";
                        default ->
                            "The server refuses the component: compare domain and secret with its configuration.";
                    });
        }
    }

    private ComponentStream(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new CappedInput(socket.getInputStream(), STANZA_BYTES);
        this.reader = new XPPPacketReader();
        this.writer = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), UTF_8));
    }

    /** Connects and authenticates. */
    static ComponentStream open(DeskSettings settings) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(settings.server, settings.port), CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            ComponentStream stream = new ComponentStream(socket);
            stream.authenticate(settings);
            socket.setSoTimeout(0);
            return stream;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void authenticate(DeskSettings settings) throws IOException {
        write("<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='" + settings.domain + "'>");
        try {
            XmlPullParser parser = reader.getXPPParser();
            parser.setInput(new InputStreamReader(input, UTF_8));
            int event = parser.getEventType();
            while (event != XmlPullParser.START_TAG) {
                event = parser.next();
            }
            String id = parser.getAttributeValue("", "id");
            write("<handshake>" + StringUtils.hash(id + settings.secret()) + "</handshake>");
        } catch (XmlPullParserException e) {
            throw unreadable();
        }
        Element answer = read();
        if (answer == null || !"handshake".equals(answer.getName())) {
            throw new RefusedException(condition(answer));
        }
    }

    private static String condition(@Nullable Element error) {
        return error == null || error.elements().isEmpty()
                ? ""
                : error.elements().get(0).getName();
    }

    /** The next stanza; null at the end of the stream. */
    @Nullable
    Element read() throws IOException {
        input.next();
        try {
            return reader.parseDocument().getRootElement();
        } catch (DocumentException | XmlPullParserException e) {
            throw unreadable();
        }
    }

    void write(Element stanza) throws IOException {
        write(stanza.asXML());
    }

    private void write(String text) throws IOException {
        synchronized (writer) {
            writer.write(text);
            writer.flush();
        }
    }

    /** Says that nothing more will be written; the server then sends what is on its way and ends its side. */
    void end() throws IOException {
        write("</stream:stream>");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static IOException unreadable() {
        return new IOException("the server sent what is not XML, or more than " + STANZA_BYTES + " bytes at once");
    }
}
