package org.muster.integrations.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.integrations.channel.ChannelException;

class HttpWarningFeedTests extends WarningFeedContract {

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private HttpWarningFeed feed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/else.xml");
            }
            exchange.sendResponseHeaders(status, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        feed = new HttpWarningFeed(address("/feed"), it -> true);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @AfterEach
    void stop() {
        feed.close();
        server.stop(0);
    }

    @Override
    WarningFeed feed() {
        return feed;
    }

    /** Newest first, as lists of news are. */
    @Override
    void shows(byte[]... documents) {
        StringBuilder list = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"/self\"/>");
        for (int i = documents.length - 1; i >= 0; i--) {
            pages.put("/m" + i + ".xml", documents[i]);
            list.append("<entry><link href=\"/m").append(i).append(".xml\"/></entry>");
        }
        pages.put("/feed", CapMessages.bytes(list + "</feed>"));
    }

    @Override
    void cannotBeRead() {
        status = 503;
    }

    @Test
    void readsAnAddressThatIsAMessageItself() {
        pages.put("/feed", FIRST);

        assertThat(feed.fetch()).extracting(WarningFeed.Found::document).containsExactly(FIRST);
    }

    @Test
    void readsAListOfRssToo() {
        pages.put("/m.xml", FIRST);
        pages.put(
                "/feed",
                CapMessages.bytes("<rss><channel><link>/home</link><item><title>x</title><link>" + address("/m.xml")
                        + "</link></item></channel></rss>"));

        assertThat(feed.fetch()).extracting(WarningFeed.Found::document).containsExactly(FIRST);
    }

    @Test
    void asksNoOtherHostAndNoOtherPortThanItsOwn() {
        pages.put(
                "/feed",
                CapMessages.bytes("<feed><entry><link href=\"http://169.254.169.254/latest\"/></entry>"
                        + "<entry><link href=\"http://127.0.0.1:1/x\"/></entry>"
                        + "<entry><link href=\"file:///etc/passwd\"/></entry></feed>"));

        assertThat(feed.fetch()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void followsNoRedirect() {
        status = 302;

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> feed.fetch());
        assertThat(asked).hasValue(1);
    }

    @Test
    void readsNoListWithATypeDeclaration() {
        pages.put("/feed", CapMessages.bytes("<!DOCTYPE feed [<!ENTITY x \"y\">]><feed/>"));

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> feed.fetch());
    }

    @Test
    void readsNoListWithoutEnd() {
        pages.put("/feed", new byte[2 * 1024 * 1024]);

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> feed.fetch());
    }

    /** The one that is configured connects to nobody on our own network. */
    @Test
    void asksNoAddressOfOurOwnNetwork() {
        pages.put("/feed", FIRST);
        try (HttpWarningFeed careful = new HttpWarningFeed(address("/feed"))) {
            assertThatExceptionOfType(ChannelException.class).isThrownBy(careful::fetch);
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.8",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "::7f00:1"
            })
    void knowsTheAddressesOfOurOwnNetwork(String address) throws IOException {
        assertThat(OutsideOnly.outside(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void knowsTheAddressesOfOthers(String address) throws IOException {
        assertThat(OutsideOnly.outside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://weather.example/cap", "http://user:pass@weather.example/", "/cap"})
    void isNoFeedWithoutAPlainAddress(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpWarningFeed(URI.create(address)));
    }
}
