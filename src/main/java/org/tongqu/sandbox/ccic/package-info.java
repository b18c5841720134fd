/** CCIC-SIM: fixed-width GB18030 files over SFTP, sealed with SM4 and SM2 (simulated). */
@NullMarked
package org.tongqu.sandbox.ccic;

import org.jspecify.annotations.NullMarked;
