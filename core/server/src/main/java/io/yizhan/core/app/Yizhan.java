package io.yizhan.core.app;

import io.yizhan.core.security.Profile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program and its command line. Exit codes: 0 done, 1 failed, 2 the arguments, settings or port do not fit. */
@Command(
        name = "yizhan",
        description = "易展 Yizhan: content for cultural exhibition and trade | 文化展览与贸易的内容管理",
        mixinStandardHelpOptions = true,
        versionProvider = Yizhan.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Yizhan implements Runnable {
    static final int FAILED = 1;
    static final int UNFIT = 2;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Properties system;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "file with settings (YAML); default yizhan.yml of the installation | 设置文件")
    @Nullable
    Path config;

    @Spec
    @Nullable
    CommandSpec spec;

    Yizhan(Terminal terminal, Map<String, String> environment, Properties system) {
        this.terminal = terminal;
        this.environment = environment;
        this.system = system;
    }

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        System.exit(commandLine(Terminal.ofProcess(environment), environment).execute(args));
    }

    static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
        return commandLine(terminal, environment, System.getProperties());
    }

    /** @param system properties of the machine and of this Java, as {@link System#getProperties} has them */
    static CommandLine commandLine(Terminal terminal, Map<String, String> environment, Properties system) {
        Yizhan yizhan = new Yizhan(terminal, environment, system);
        return new CommandLine(yizhan)
                .addSubcommand(new Start(yizhan))
                .addSubcommand(new Serve(yizhan))
                .addSubcommand(new Doctor(yizhan))
                .addSubcommand(new Migrate(yizhan))
                .addSubcommand(new Reindex(yizhan))
                .addSubcommand(new Backup(yizhan))
                .addSubcommand(new Restore(yizhan))
                .addSubcommand(new Imports(yizhan))
                .addSubcommand(new Exports(yizhan))
                .addSubcommand(new Users(yizhan))
                .addSubcommand(new Tokens(yizhan))
                .addSubcommand(new Plugins(yizhan))
                .addSubcommand(new Models(yizhan))
                .addSubcommand(new CommandLine.HelpCommand())
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(terminal, failure));
    }

    Terminal terminal() {
        return terminal;
    }

    Properties system() {
        return system;
    }

    /**
     * The settings of this call.
     *
     * @param profile null if the command stands for none
     * @throws UnfitSettings when they do not fit
     */
    Settings settings(@Nullable Profile profile, Map<String, Object> fromArguments) {
        return Settings.read(profile, config, environment, system, fromArguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), terminal.pick("请给出命令，例如 yizhan start", "Give a command, such as yizhan start"));
        }
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Yizhan " + text() + ", Java " + Runtime.version()};
        }

        static String text() {
            String version = Yizhan.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
