package org.quietroom.mailman;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.quietroom.core.testkit.FreePort;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Everybody's mailbox: takes all mail and keeps it as it came. */
final class MailSink implements AutoCloseable {
    final int port = FreePort.next();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener(new SimpleMessageListener() {
                @Override
                public boolean accept(String from, String to) {
                    return true;
                }

                @Override
                public void deliver(String from, String to, InputStream data) throws IOException {
                    mails.add(Mail.of(from, to, data.readAllBytes()));
                }
            })
            .build();

    MailSink() {
        server.start();
    }

    /**
     * A mail that was delivered.
     *
     * @param envelopeFrom where failures go
     * @param to the mailbox, in lower case
     * @param raw all of it as it came
     * @param message parsed
     * @param text the words of all its text parts, lines ended by line feeds, without the last
     */
    record Mail(String envelopeFrom, String to, String raw, Message message, String text) {
        static Mail of(String from, String to, byte[] data) {
            try {
                Message message =
                        Message.Builder.of(new ByteArrayInputStream(data)).build();
                String raw = new String(data, StandardCharsets.ISO_8859_1);
                return new Mail(from, to.toLowerCase(Locale.ROOT), raw, message, words(message));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String words(Entity entity) throws IOException {
            Body body = entity.getBody();
            StringWriter words = new StringWriter();
            if (body instanceof TextBody text) {
                try (Reader reader = text.getReader()) {
                    reader.transferTo(words);
                }
            } else if (body instanceof Multipart parts) {
                for (Entity part : parts.getBodyParts()) {
                    words.write(words(part));
                }
            } else if (body instanceof Message inner) {
                words.write(inner.getHeader() + "\n" + words(inner));
            }
            String text = words.toString().replace("\r\n", "\n");
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }

        String header(String name) {
            return message.getHeader().getField(name) == null
                    ? ""
                    : message.getHeader().getField(name).getBody();
        }

        /** Whether a list sent it, not we. */
        boolean ofList(String id) {
            return header("List-Id").contains("<" + id + ">");
        }

        String name() {
            return message.getFrom() == null
                    ? ""
                    : String.valueOf(message.getFrom().get(0).getName());
        }
    }

    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    List<Mail> all() {
        return List.copyOf(mails);
    }

    @Override
    public void close() {
        server.stop();
    }
}
