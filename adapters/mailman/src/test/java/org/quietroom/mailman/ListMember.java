package org.quietroom.mailman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.net.smtp.SMTPClient;
import org.apache.commons.net.smtp.SMTPReply;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.HostUnderTest;

/** Somebody with a mail program that tells a lot: sends by LMTP as a mail server does, reads what arrives in the sink. */
final class ListMember implements HostUnderTest.Member {
    private static int sent;

    final String address;
    final String name;
    private final Mailman mailman;
    private final HostId host;
    private final String list;

    ListMember(Mailman mailman, HostId host, String list, String name) {
        this.mailman = mailman;
        this.host = host;
        this.list = list;
        this.name = name;
        this.address = name + "@" + list.substring(0, list.indexOf('.')) + ".example.com"; // A mailbox for each list.
    }

    @Override
    public AccountId account() {
        return new AccountId(host, address);
    }

    @Override
    public String post(String text) {
        return post(text, "");
    }

    /** Posts with more header lines, each ended by CR LF. */
    String post(String text, String more) {
        String id = "<" + nextNumber() + "." + name + "@" + name + "s-laptop.example.com>";
        String words = text + "\n-- \n" + name + " of Example Street\nphone 5550100\n";
        String head = String.join(
                "\r\n",
                "Return-Path: <" + address + ">",
                "Received: from " + name
                        + "s-laptop.example.com ([192.0.2.7]) by mx.example.com; Mon, 5 Jan 2026 10:00:00 +1300",
                "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=" + name + "; h=from; bh=AA==; b=AA==",
                "From: \"" + name + " Personal\" <" + address + ">",
                "Sender: " + address,
                "Reply-To: " + address,
                "To: " + list.replaceFirst("\\.", "@"),
                "Date: Mon, 5 Jan 2026 10:00:00 +1300",
                "Message-ID: " + id,
                "User-Agent: " + name + "-mail/1.0",
                "X-Originating-IP: [192.0.2.7]",
                "Organization: The " + name + " household",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "");
        byte[] body = words.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        send(head + more + "\r\n" + Base64.getMimeEncoder().encodeToString(body) + "\r\n");
        return id;
    }

    private static synchronized int nextNumber() {
        return ++sent;
    }

    /** Hands a whole mail to Mailman. */
    void send(String mail) {
        SMTPClient lmtp = new SMTPClient(StandardCharsets.ISO_8859_1.name());
        try {
            lmtp.connect("127.0.0.1", mailman.lmtpPort);
            require(lmtp, lmtp.sendCommand("LHLO", "mx.example.com"));
            require(lmtp, lmtp.mail("<" + address + ">"));
            require(lmtp, lmtp.rcpt("<" + list.replaceFirst("\\.", "@") + ">"));
            try (Writer data = lmtp.sendMessageData()) {
                data.write(mail);
            }
            lmtp.completePendingCommand();
            require(lmtp, lmtp.getReplyCode());
            lmtp.quit();
            lmtp.disconnect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(SMTPClient lmtp, int code) throws IOException {
        if (!SMTPReply.isPositiveCompletion(code)) {
            throw new IOException("Mailman answered " + lmtp.getReplyString());
        }
    }

    @Override
    public void edit(String key, String text) {
        throw new UnsupportedOperationException("mail cannot be edited");
    }

    @Override
    public boolean delete(String key) {
        return false;
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        throw new UnsupportedOperationException("a list has no private messages");
    }

    List<MailSink.Mail> mails() {
        return mailman.sink.to(address).stream().filter(m -> m.ofList(list)).toList();
    }

    @Override
    public List<HostUnderTest.Seen> seen() {
        return mails().stream()
                .map(mail -> new HostUnderTest.Seen(mail.name(), mail.text()))
                .toList();
    }

    @Override
    public List<String> told() {
        return mailman.sink.to(address).stream()
                .filter(mail -> !mail.ofList(list))
                .map(MailSink.Mail::text)
                .toList();
    }

    @Override
    public String received() {
        return mailman.sink.to(address).stream()
                .map(mail -> mail.raw() + "\n" + mail.text())
                .collect(Collectors.joining("\n"));
    }
}
