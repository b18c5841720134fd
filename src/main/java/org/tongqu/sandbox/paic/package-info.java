/** PAIC-SIM: JSON over HTTPS, RSA and AES-256-CBC; gives notice and is asked (simulated). */
@NullMarked
package org.tongqu.sandbox.paic;

import org.jspecify.annotations.NullMarked;
