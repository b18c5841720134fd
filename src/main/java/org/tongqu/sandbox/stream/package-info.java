/** A real Kafka broker of one node, which the simulated insurers publish to. */
@NullMarked
package org.tongqu.sandbox.stream;

import org.jspecify.annotations.NullMarked;
