package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code yizhan doctor} as it is typed, here and on machines it is told of. */
@Tag("any-database")
class DoctorTest {
    @TempDir
    private Path home;

    private record Said(int exit, String out) {}

    private Said doctor(boolean chinese, String os, String arch) {
        Properties machine = new Properties();
        machine.setProperty("os.name", os);
        machine.setProperty("os.arch", arch);
        machine.setProperty("yizhan.home", home.toString());
        StringWriter out = new StringWriter();
        Map<String, String> environment = Map.of("YIZHAN_PROFILE", "development", "YIZHAN_PORT", "0");
        int exit = Yizhan.commandLine(new Terminal(chinese, out, new StringWriter()), environment, machine)
                .execute("doctor");
        return new Said(exit, out.toString());
    }

    @Test
    void thisMachineHasWhatTheTestsUse() {
        Said said = doctor(false, System.getProperty("os.name"), System.getProperty("os.arch"));
        assertThat(said.out())
                .contains("✓ Java " + Runtime.version(), "✓ port 0", "✓ embedded database available")
                .contains(home.toString());
        assertThat(said.exit()).as(said.out()).isEqualTo(said.out().contains("✗") ? Yizhan.FAILED : 0);
        assertThat(home).as("nothing is made").isEmptyDirectory();
    }

    @Test
    void whereThereIsNoEmbeddedDatabaseItSaysWhatHelps() {
        for (String[] machine :
                new String[][] {{"Linux", "aarch64"}, {"Windows 11", "amd64"}, {"Mac OS X", "x86_64"}}) {
            Said said = doctor(false, machine[0], machine[1]);
            assertThat(said.exit()).as(said.out()).isEqualTo(Yizhan.FAILED);
            assertThat(said.out())
                    .contains("✗ There is no embedded database for this machine (Linux x64 and macOS arm64 only)")
                    .contains("YIZHAN_DATABASE_URL");
        }
        assertThat(doctor(true, "Linux", "aarch64").out()).contains("✗ 本机没有内嵌数据库（仅 Linux x64 与 macOS arm64）");
    }
}
