package io.yizhan.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are never called: whatever leads into a network of one's own, however it is written. */
@Tag("any-database")
class WebhookAddressTest {
    private static final String KEY = "whsec_YSBuZXcgc2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXM=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "198.18.0.1",
                "198.19.255.255",
                "192.0.0.1",
                "0.1.2.3",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "240.0.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fd00::1]",
                "[fec0::1]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[2001:db8::1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]"
            })
    void areNotCalledThoughTheyAreWellFormed(String host) {
        WebhookAddress address = WebhookAddress.parse("http://" + host + "/", false);
        assertThatThrownBy(address::resolve).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0/",
                "http://localhost./",
                "http://[fe80::1%25eth0]/",
                "http://user@8.8.8.8/",
                "http://8.8.8.8\\@127.0.0.1/",
                "http://8.8.8.8#@127.0.0.1/",
                "http://8.8.8.8\t/",
                "http://8.8.8.8\n/",
                "http://１２７.0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http:////127.0.0.1/",
                "http://8.8.8.8:0/",
                "http://8.8.8.8:70000/",
                "http://8.8.8.8:22/",
                "http://8.8.8.8:3306/",
                "http://8.8.8.8:6379/",
                "file:///etc/passwd",
                "ftp://8.8.8.8/",
                "gopher://8.8.8.8/",
                "dict://8.8.8.8/",
                "jar:http://8.8.8.8!/",
                "data:,x",
                "jdbc:mysql://8.8.8.8/",
                "ldap://8.8.8.8/",
                "//8.8.8.8/",
                "8.8.8.8",
                ""
            })
    void areRefusedAsTheyAreWritten(String url) {
        assertThatThrownBy(() -> WebhookAddress.parse(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "[2606:4700:4700::1111]", "172.15.255.255", "172.32.0.1"})
    void butPublicOnesAreCalled(String host) throws UnknownHostException {
        assertThat(WebhookAddress.parse("https://" + host + "/purge?a=b", false).resolve())
                .isEqualTo(InetAddress.getByName(host));
    }

    @Test
    void nothingReachesAPortOfThisMachineUnlessThatIsAllowed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(500);
            String url = "http://localhost:" + socket.getLocalPort() + "/";
            WebhookAddress address = WebhookAddress.parse(url, true);
            WebhookAddress strict =
                    new WebhookAddress(url, false, address.host(), address.port(), address.target(), false);
            WebhookMessage message = WebhookMessage.purge(java.time.Instant.EPOCH, 1, List.of("schema"));
            assertThatThrownBy(() -> post(strict).send(message)).isInstanceOf(UnknownHostException.class);
            assertThatThrownBy(socket::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aReceiverThatNeverAnswersOrNeverEndsIsLeftInTime() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            WebhookAddress address = WebhookAddress.parse("http://127.0.0.1:" + socket.getLocalPort() + "/", true);
            WebhookMessage message = WebhookMessage.purge(java.time.Instant.EPOCH, 1, List.of("schema"));
            long began = System.nanoTime();
            assertThatThrownBy(() -> post(address).send(message)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            Thread endless = Thread.ofVirtual().start(() -> flood(socket));
            assertThatThrownBy(() -> post(address).send(message)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(endless).isNotNull();
        }
    }

    private static void flood(ServerSocket socket) {
        try (var first = socket.accept();
                var out = first.getOutputStream()) {
            while (true) {
                out.write("HTTP/1.1 100 Continue\r\nx: y\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The caller hung up, as it should.
        }
    }

    private static WebhookPost post(WebhookAddress address) {
        return new WebhookPost(address, List.of(SigningKey.parse(KEY)), Clock.systemUTC(), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_c2hvcnQ=", "YSBuZXcgc2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXM=", "whsec_%%%"})
    void aSecretThatIsTooShortOrNoneIsRefused(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }
}
