package org.tongqu.sealing.internal.doctor;

import java.util.ArrayList;
import java.util.List;

/** All orders of a few things. */
final class Permutations {
    private Permutations() {}

    static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < things.size(); first++) {
            List<T> rest = new ArrayList<>(things);
            T chosen = rest.remove(first);
            for (List<T> order : of(rest)) {
                List<T> permuted = new ArrayList<>();
                permuted.add(chosen);
                permuted.addAll(order);
                all.add(permuted);
            }
        }
        return all;
    }
}
