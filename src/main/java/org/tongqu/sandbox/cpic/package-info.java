/** CPIC-SIM: JSON on queues, AES-GCM with HMAC; claim events on Kafka (simulated). */
@NullMarked
package org.tongqu.sandbox.cpic;

import org.jspecify.annotations.NullMarked;
