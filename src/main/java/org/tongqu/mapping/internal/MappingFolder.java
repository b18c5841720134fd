package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;

import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.MessageMapping.Use;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One partner's folder in {@code mappings/}: its messages, compiled once. */
final class MappingFolder {
    private static final String SCHEMA = "schema/mapping.schema.json";

    private final Path folder;
    private final ConfigFile file;
    private final Layouts layouts;
    private final CodeTables codes;
    private final List<Function> functions = new ArrayList<>();
    private final Map<String, MessageMapping> messages = new HashMap<>();

    private MappingFolder(Path folder, CanonicalLists lists) {
        this.folder = folder;
        this.file = ConfigFiles.read(folder.resolve("mapping.yaml"), SCHEMA);
        this.layouts = Layouts.read(folder.resolve("layout.yaml"));
        this.codes = CodeTables.read(folder.resolve("codes.yaml"), lists);
        functions.addAll(CodeFunctions.of(codes));
        functions.addAll(new TimeFunctions().functions());
        functions.addAll(ValueFunctions.functions());
    }

    /**
     * Reads and compiles a folder.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    static MappingFolder read(Path folder, CanonicalLists lists) {
        MappingFolder read = new MappingFolder(folder, lists);
        read.file
                .tree()
                .path("messages")
                .properties()
                .forEach(
                        e -> read.messages.put(e.getKey(), read.message(e.getKey(), e.getValue())));
        return read;
    }

    /** Its messages by name. */
    Map<String, MessageMapping> messages() {
        return Map.copyOf(messages);
    }

    /** The file that declares the messages. */
    ConfigFile file() {
        return file;
    }

    /** Names of its code tables. */
    Set<String> tables() {
        return codes.names();
    }

    private MessageMapping message(String name, JsonNode tree) {
        String at = "/messages/" + name;
        Use use = Use.valueOf(tree.path("use").asText().toUpperCase(Locale.ROOT));
        Charset charset = Charset.forName(tree.path("charset").asText());
        boolean outward = use == Use.TRANSLATE || use == Use.ASK;
        boolean inward = use == Use.READ || use == Use.REPLY || use == Use.VERSION;
        return new MessageMapping(
                folder.getFileName() + "/" + name,
                use,
                use == Use.JOIN ? Optional.empty() : Optional.of(compile(text(tree, at), tree, at)),
                use == Use.JOIN ? 0 : LoopDepth.of(text(tree, at)),
                outward ? Optional.of(outFormat(tree, charset, at)) : Optional.empty(),
                inward ? Optional.of(inFormat(tree, charset, at)) : Optional.empty(),
                use == Use.JOIN ? Optional.of(fixedFile(tree, charset, at)) : Optional.empty(),
                contentType(tree, charset, at),
                attributes(tree));
    }

    /** What is declared beside the body is what the body is in. */
    private String contentType(JsonNode tree, Charset charset, String at) {
        String type = tree.path("contentType").asText("application/octet-stream");
        int declared = type.indexOf("charset=");
        if (declared >= 0 && !type.substring(declared + 8).equalsIgnoreCase(charset.name())) {
            throw file.invalid(at + "/contentType", "must declare the charset " + charset.name());
        }
        return type;
    }

    private String text(JsonNode tree, String at) {
        String name = tree.path("jslt").asText();
        if (name.isEmpty()) {
            throw file.invalid(at, "needs `jslt`: the file with its transformation");
        }
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw file.invalid(at + "/jslt", name + " cannot be read; put it in this folder");
        }
    }

    private Expression compile(String text, JsonNode tree, String at) {
        String name = tree.path("jslt").asText();
        try {
            return new Parser(new StringReader(text))
                    .withSource(name)
                    .withFunctions(functions)
                    .compile();
        } catch (JsltException e) {
            throw file.invalid(
                    at + "/jslt",
                    name + " does not compile: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unknown");
    }

    private OutFormat outFormat(JsonNode tree, Charset charset, String at) {
        return switch (tree.path("format").asText()) {
            case "xml" -> new XmlWriting(charset);
            case "json" -> new JsonFormat(charset);
            case "soap" -> new SoapWriting(charset, soap(tree, at, true));
            case "key-value" -> keyValue(tree, charset, at);
            case "fixed" ->
                    layouts.record(layout(tree, at), charset).orElseThrow(() -> noLayout(at));
            case "form" -> form(tree, charset, at);
            default -> layouts.line(layout(tree, at), charset).orElseThrow(() -> noLayout(at));
        };
    }

    private OutFormat form(JsonNode tree, Charset charset, String at) {
        if (tree.has("contentType") || tree.has("attributes")) {
            throw file.invalid(
                    at, "a form has neither contentType nor attributes: the suite sets headers");
        }
        return new FormFormat(charset);
    }

    private InFormat inFormat(JsonNode tree, Charset charset, String at) {
        return switch (tree.path("format").asText()) {
            case "xml" -> new XmlReading(charset, texts(tree.path("lists")));
            case "json" -> new JsonFormat(charset);
            case "soap" ->
                    new SoapReading(
                            charset,
                            soap(tree, at, false),
                            texts(tree.path("lists")),
                            tree.path("use").asText().equals("reply"));
            case "key-value" -> keyValue(tree, charset, at);
            case "fixed" -> fixedFile(tree, charset, at);
            case "form" -> throw file.invalid(at + "/format", "a form is only written");
            default -> delimited(layout(tree, at), charset, at);
        };
    }

    private SoapMessage soap(JsonNode tree, String at, boolean outward) {
        SoapMessage soap = SoapMessage.of(tree.path("soap"));
        if (soap.operation().isEmpty() || (outward && soap.namespace().isEmpty())) {
            throw file.invalid(at, "needs `soap`: `operation`, and on the way out its `namespace`");
        }
        return soap;
    }

    private KeyValueText keyValue(JsonNode tree, Charset charset, String at) {
        String pair = tree.path("separators").path("pair").asText("^");
        String equals = tree.path("separators").path("value").asText("=");
        if (pair.equals(equals)) {
            throw file.invalid(at + "/separators", "pair and value need separators that differ");
        }
        return new KeyValueText(pair, equals, charset);
    }

    private InFormat delimited(String layout, Charset charset, String at) {
        Optional<InFormat> table = layouts.table(layout, charset).map(found -> found);
        return table.or(() -> layouts.line(layout, charset).map(found -> found))
                .orElseThrow(() -> noLayout(at));
    }

    private FixedFile fixedFile(JsonNode tree, Charset charset, String at) {
        return layouts.file(layout(tree, at), charset).orElseThrow(() -> noLayout(at));
    }

    private String layout(JsonNode tree, String at) {
        String name = tree.path("layout").asText();
        if (name.isEmpty()) {
            throw file.invalid(at, "needs `layout`: a name of layout.yaml");
        }
        return name;
    }

    private TongquException noLayout(String at) {
        return file.invalid(at + "/layout", "layout.yaml has nothing of this name and kind");
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Map<String, String> attributes(JsonNode tree) {
        Map<String, String> attributes = new HashMap<>();
        tree.path("attributes")
                .properties()
                .forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
        return attributes;
    }
}
