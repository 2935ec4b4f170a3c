package io.yizhan.core.plugins;

/** The closed list of what may be wrong with a plugin, apart from its content model. */
enum PluginReasonCode {
    TOO_LARGE("插件包超过 {limit} MB。", "The package is larger than {limit} MB."),
    NOT_AN_ARCHIVE("不是完整的 jar 文件：{detail}。", "This is no whole jar file: {detail}."),
    TOO_MANY_ENTRIES("插件包内文件超过 {limit} 个。", "The package holds more than {limit} files."),
    UNPACKED_TOO_LARGE("解包后超过 {limit} MB。", "Unpacked it is larger than {limit} MB."),
    RATIO("“{name}”压缩比超过 {limit} 倍，疑为压缩炸弹。", "“{name}” is packed more than {limit} : 1, as a zip bomb is."),
    HEADER_MISMATCH(
            "“{name}”的文件头与目录不一致，请重新打包。", "The header of “{name}” differs from the archive's directory; pack it again."),
    DAMAGED("“{name}”已损坏（{detail}），请重新打包。", "“{name}” is damaged ({detail}); pack it again."),
    UNSAFE_NAME(
            "文件名“{name}”不安全：不允许绝对路径、“..”、反斜杠或控制字符。",
            "The name “{name}” is not safe: no absolute paths, “..”, backslashes or control characters."),
    SYMLINK("“{name}”是符号链接，不允许。", "“{name}” is a symbolic link, which is not allowed."),
    DUPLICATE_NAME("文件名“{name}”出现多次。", "The name “{name}” stands in the package more than once."),
    CASE_TWIN("文件名“{name}”与“{other}”只有大小写之差。", "The names “{name}” and “{other}” differ in case only."),
    NATIVE_LIBRARY("“{name}”是本机程序库，不允许。", "“{name}” is a native library, which is not allowed."),
    NESTED_ARCHIVE(
            "“{name}”是内嵌的压缩包，请将其类直接打进插件。",
            "“{name}” is an archive inside the package; put its classes into the plugin."),
    AGENT("清单中的“{name}”会装载代理，不允许。", "“{name}” in the manifest would load an agent, which is not allowed."),
    JDK_SERVICE("“{name}”会替换 JDK 的服务，不允许。", "“{name}” would replace a service of the JDK, which is not allowed."),
    FOREIGN_PACKAGE(
            "“{name}”属于 JDK、服务器或插件接口的包；请把依赖的 scope 设为 provided。",
            "“{name}” lies in a package of the JDK, the server or the plugin API; give the dependency the scope provided."),
    CLASS_INVALID("“{name}”不是有效的类文件。", "“{name}” is no valid class file."),
    CLASS_VERSION(
            "“{name}”由 Java {version} 编译，最高支持 Java {limit}；请用 --release {limit} 编译。",
            "“{name}” was compiled for Java {version}; at most Java {limit} runs here. Compile with --release {limit}."),
    MANIFEST_MISSING("缺少 plugin.properties，应位于 jar 的根目录。", "plugin.properties is missing at the root of the jar."),
    MANIFEST_INVALID("plugin.properties 无法读取：{detail}。", "plugin.properties cannot be read: {detail}."),
    KEY_MISSING("plugin.properties 缺少 {key}。", "{key} is missing in plugin.properties."),
    KEY_UNKNOWN("plugin.properties 中不认识的键 {key}。", "Unknown key {key} in plugin.properties."),
    BAD_ID(
            "插件标识“{id}”无效：2 至 63 个小写字母、数字和连字符，以字母开头，且不能是 core 或 site。",
            "The id “{id}” is not valid: 2 to 63 lower-case letters, digits and hyphens, a letter first; not core or site."),
    BAD_VERSION("版本“{version}”不是语义化版本，例如 1.0.0。", "The version “{version}” is no semantic version such as 1.0.0."),
    BAD_REQUIRES(
            "plugin.requires“{requires}”不是版本范围，例如 >=1.0.0 & <2.0.0。",
            "plugin.requires “{requires}” is no range such as >=1.0.0 & <2.0.0."),
    API_VERSION(
            "插件需要接口版本 {requires}，本服务器为 {version}；请改用合适版本的插件。",
            "The plugin needs API {requires}; this server has {version}. Take another version of the plugin."),
    SERVER_OLDER(
            "插件需要较新的服务器（插件接口 {requires}，本服务器为 {version}）；请升级服务器，或改用旧版插件。",
            "The plugin needs a newer server (API {requires}; this one has {version}). Upgrade the server, or take an older version of the plugin."),
    DEPENDENCIES("暂不支持依赖其他插件：{detail}。", "Plugins cannot depend on other plugins yet: {detail}."),
    DOWNGRADE(
            "已安装更新的版本 {installed}；{version} 更旧。要降级请先移除。",
            "Version {installed} is installed; {version} is older. Remove it first to go back."),
    PLUGIN_CLASS("插件类 {name} 无法使用：{detail}。", "The plugin class {name} cannot be used: {detail}."),
    EXTENSION("扩展 {name} 无法使用：{detail}。", "The extension {name} cannot be used: {detail}."),
    COMPUTED_UNANSWERED(
            "字段 {field} 标为 computed，但没有 ComputedField 为 {type} 计算它。",
            "The field {field} is marked computed, but no ComputedField answers for it on {type}."),
    COMPUTED_UNKNOWN(
            "ComputedField 给出 {type} 的 {field}，但模型文件中没有这个 computed 字段。",
            "A ComputedField answers {field} of {type}, but no model file marks such a field computed."),
    START_FAILED("插件启动失败：{detail}。", "The plugin failed to start: {detail}."),
    MODEL_FAILED("内容模型无法采用：{detail}。", "The content model cannot be put in force: {detail}."),
    SITE_MODEL_CLASH(
            "与本站自己的内容模型不能同时使用；请先在内容模型中改正下列各处。",
            "It does not go together with the site's own content model; change these places of that model first."),
    SERVER_BEHIND(
            "本服务器没有跟上其他服务器的插件，不能在这里改动：{detail}",
            "This server has not kept up with the plugins of the others, so nothing can be changed here: {detail}"),
    PACKAGE_LOST("数据库中的插件包已损坏，请重新安装。", "The package kept in the database is damaged; install the plugin again."),
    CALL_FAILED("一次调用出错：{detail}。", "A call failed: {detail}."),
    CALL_SLOW("一次调用 {limit} 秒内没有答复，已中断。", "A call gave no answer within {limit} s and was interrupted."),
    FAILED_THREE_TIMES(
            "运行中三次没有完成，已停止。最近一次：{detail}", "Stopped after three calls that came to nothing. The last: {detail}"),
    NEVER_RETURNED(
            "一次调用在中断后仍不返回，已停止；重启服务器后它占用的线程才会释放。",
            "Stopped: a call went on after it was interrupted. Its thread is free again after a restart of the server.");

    private final String zh;
    private final String en;

    PluginReasonCode(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh(String... params) {
        return fill(zh, params);
    }

    String en(String... params) {
        return fill(en, params);
    }

    private static String fill(String template, String... params) {
        String text = template;
        for (int i = 0; i < params.length; i += 2) {
            text = text.replace("{" + params[i] + "}", params[i + 1]);
        }
        return text;
    }
}
