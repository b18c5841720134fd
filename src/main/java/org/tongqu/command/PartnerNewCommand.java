package org.tongqu.command;

import org.tongqu.onboarding.NewPartner;
import org.tongqu.onboarding.NewPartner.Request;
import org.tongqu.onboarding.NewPartner.Written;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Writes the files of a new partner, after the model of another. */
@Command(
        name = "new",
        description =
                "照样新建对接方的文件，不覆盖已有 · Writes a new partner's files after a model; overwrites nothing.",
        mixinStandardHelpOptions = true)
final class PartnerNewCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(paramLabel = "NAME", description = "新名称 · The new name, e.g. yunling-sim.")
    private String name = "";

    @Option(
            names = "--like",
            required = true,
            paramLabel = "MODEL",
            description = "样板对接方 · The partner to copy, e.g. picc-sim.")
    private String model = "";

    @Option(
            names = "--code",
            defaultValue = "TODO",
            description = "公司代码 · The company's code in config/insurers.yaml.")
    private String code = "TODO";

    @Override
    public Integer call() {
        Written written = new NewPartner(Place.paths()).write(new Request(name, model, code));
        PrintWriter out = terminal.out();
        Path home = Place.paths().home();
        out.println("已写入 · written:");
        written.files().stream()
                .filter(file -> !isTest(file))
                .forEach(file -> out.println("  " + home.relativize(file)));
        out.printf("  mappings/%s/tests/ (%d)%n", name, tests(written));
        next(out, home, written);
        out.flush();
        return 0;
    }

    private static long tests(Written written) {
        return written.files().stream().filter(PartnerNewCommand::isTest).count();
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/tests/");
    }

    private void next(PrintWriter out, Path home, Written written) {
        out.println("接下来 · next:");
        out.printf(
                "  1. 填写 · fill in config/partners/%s.yaml: title, insurer.code, connections%n",
                name);
        out.printf("  2. 登记公司 · enter the company into config/insurers.yaml: code %s%n", code);
        out.println("  3. 环境变量 · set in the environment: " + written.variables());
        out.println("  4. 对方交来的文件 · handed over by the partner, below " + keys() + ":");
        written.keyFiles().forEach(file -> out.println("       " + file));
        out.printf(
                "  5. 改写映射与测试 · rewrite mappings/%s/, its tests first; 仍提到样板 · these still"
                        + " speak of the model:%n",
                name);
        written.leftOvers()
                .forEach(
                        left ->
                                out.printf(
                                        "       %s:%d %s%n",
                                        home.relativize(left.file()), left.line(), left.text()));
        out.printf("  6. tongqu partner check %s --offline%n", name);
        out.println("填好之前枢纽不启动 · the hub does not start on a partner that is not filled in.");
    }

    private static Path keys() {
        return Place.paths().keys();
    }
}
