package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What keeps the program from starting is said in one sentence, before anything is started. */
class StartRefusedTest {
    private final StringWriter complaints = new StringWriter();

    @Test
    void aPortThatIsTakenNamesItselfAndAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(run(Map.of(), "start", "--port", Integer.toString(port))).isEqualTo(Yizhan.UNFIT);
            assertThat(complaints.toString())
                    .contains("Port " + port + " is used by another program")
                    .contains("--port ")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aSettingNobodyKnowsNamesTheLikelyOne() {
        assertThat(run(Map.of("YIZHAN_PROT", "8080"), "start")).isEqualTo(Yizhan.UNFIT);
        assertThat(complaints.toString())
                .contains("YIZHAN_PROT")
                .contains("YIZHAN_PORT")
                .doesNotContain("Exception");
    }

    private int run(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(false, new StringWriter(), complaints, false);
        return Yizhan.commandLine(terminal, environment).execute(arguments);
    }
}
