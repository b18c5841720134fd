/** SNIC-SIM: JSON over HTTPS, SM2 and SM4-GCM, events by long polling (simulated). */
@NullMarked
package org.tongqu.sandbox.snic;

import org.jspecify.annotations.NullMarked;
