/** PICC-SIM: XML over HTTPS, signed with SM2 and encrypted with SM4-CBC (simulated). */
@NullMarked
package org.tongqu.sandbox.picc;

import org.jspecify.annotations.NullMarked;
