/** Tests of the sandbox's Kafka. */
@NullMarked
package org.tongqu.sandbox.stream;

import org.jspecify.annotations.NullMarked;
