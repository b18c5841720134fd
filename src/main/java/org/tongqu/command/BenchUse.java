package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, as Linux counts it.
 *
 * @param hubCpuMillis of the hub's JVM
 * @param compilerCpuMillis of its threads that compile Java code, contained in the former
 * @param databaseCpuMillis of the hub's PostgreSQL with all its processes
 * @param hubRssMegabytes of the hub's JVM
 */
record BenchUse(
        double hubCpuMillis,
        double compilerCpuMillis,
        double databaseCpuMillis,
        double hubRssMegabytes) {

    private static final Path PROC = Path.of("/proc");
    private static final double MILLIS_PER_TICK = 10;
    private static final double KILOBYTES = 1024;
    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;
    private static final int OWN = 2;
    private static final int OWN_AND_ENDED_CHILDREN = 4;

    /** Of the hub with this process id, whose PostgreSQL lies below {@code var}. */
    static BenchUse of(long hub, Path var) {
        try {
            return new BenchUse(
                    cpu(hub, OWN),
                    compilers(hub),
                    database(postmaster(var.resolve("postgres"))),
                    rss(hub));
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "/proc cannot be read", e);
        }
    }

    private static long postmaster(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            Path file = files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        }
    }

    private static double database(long postmaster) throws IOException {
        double sum = cpu(postmaster, OWN_AND_ENDED_CHILDREN);
        try (Stream<Path> processes = Files.list(PROC)) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.matches("[0-9]+") && isChild(name, postmaster)) {
                    sum += cpu(name, OWN);
                }
            }
        }
        return sum;
    }

    /**
     * The hub's JVM runs with a fixed number of compiler threads, or ended ones would be missed.
     */
    private static double compilers(long hub) throws IOException {
        Path tasks = PROC.resolve(Long.toString(hub)).resolve("task");
        double sum = 0;
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\R?")) {
                    sum += cpu(hub + "/task/" + thread.getFileName(), OWN);
                }
            }
        }
        return sum;
    }

    private static boolean isChild(String process, long parent) {
        try {
            return stat(process).get(PARENT).equals(Long.toString(parent));
        } catch (IOException e) {
            return false;
        }
    }

    private static double cpu(long process, int times) throws IOException {
        return cpu(Long.toString(process), times);
    }

    private static double cpu(String task, int times) throws IOException {
        return stat(task).subList(FIRST_TIME, FIRST_TIME + times).stream()
                        .mapToLong(Long::parseLong)
                        .sum()
                * MILLIS_PER_TICK;
    }

    /** What follows the command's name, which may hold blanks. */
    private static List<String> stat(String process) throws IOException {
        String stat = Files.readString(PROC.resolve(process).resolve("stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    }

    private static double rss(long process) throws IOException {
        return Files.readAllLines(PROC.resolve(Long.toString(process)).resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                .findFirst()
                .orElse(0);
    }
}
