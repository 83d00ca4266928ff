//! Addresses that are not those of hosts on the public internet: the special-purpose registries of RFC 6890, and IPv6
//! addresses that carry an IPv4 address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Tells whether `address` is private, of this machine, of this link, reserved or for many hosts at once.
pub(super) fn is_special(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_special_v4(address),
        IpAddr::V6(address) => is_special_v6(address),
    }
}

const fn is_special_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        // This network; shared by carriers (RFC 6598); protocols; 6to4 relays; benchmarks (RFC 2544); reserved.
        || a == 0
        || a == 100 && b & 0b1100_0000 == 64
        || a == 192 && b == 0 && c == 0
        || a == 192 && b == 88 && c == 99
        || a == 198 && b & 0b1111_1110 == 18
        || a >= 240
}

fn is_special_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = inner_v4(address) {
        return is_special_v4(inner);
    }
    let first = address.segments()[0];
    // Only 2000::/3 is given out for hosts (RFC 4291); in it lie Teredo, ORCHID, benchmarks and documentation.
    first & 0xe000 != 0x2000
        || first == 0x2001 && address.segments()[1] < 0x0200
        || first == 0x2001 && address.segments()[1] == 0x0db8
        || first == 0x3fff && address.segments()[1] < 0x1000
}

/// The IPv4 address in one that is mapped (RFC 4291), translated (RFC 6052) or tunnelled (6to4, RFC 3056).
fn inner_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let segments = address.segments();
    let from = |at: usize| {
        let ([first, second], [third, fourth]) =
            (segments[at].to_be_bytes(), segments[at + 1].to_be_bytes());
        Ipv4Addr::new(first, second, third, fourth)
    };
    match segments {
        [0, 0, 0, 0, 0, 0xffff, _, _] | [0x64, 0xff9b, 0, 0, 0, 0, _, _] => Some(from(6)),
        [0x2002, ..] => Some(from(1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_on_the_public_internet_are_not_special() {
        for special in [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:1::",
        ] {
            assert!(is_special(special.parse().unwrap()), "{special}");
        }
        for public in [
            "1.1.1.1",
            "93.184.216.34",
            "172.32.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
        ] {
            assert!(!is_special(public.parse().unwrap()), "{public}");
        }
    }
}
