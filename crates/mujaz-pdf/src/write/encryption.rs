//! Encryption with passwords: AES-256, the security handler's revision 6 (ISO 32000-2, 7.6).
//!
//! Where others draw random numbers, these are derived from the document, its passwords and what the caller adds, so
//! that the same input is still the same file. Who knows neither the passwords nor the document can derive none of them;
//! what shows is only that two files with the same passwords are the same document. A caller who minds that gives
//! another seed each time.

use aes::{
    Aes128, Aes256,
    cipher::{
        BlockModeEncrypt as _, KeyIvInit as _,
        block_padding::{NoPadding, Pkcs7},
    },
};
use lopdf::{Dictionary, Object, StringFormat, dictionary};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::{
    error::Error,
    options::{Encryption, Permissions},
};

/// The longest password, in bytes (ISO 32000-2, 7.6.4.3.3).
const LONGEST: usize = 127;

/// What encrypts one file.
pub(crate) struct Cipher {
    key: [u8; 32],
    seed: [u8; 32],
    dictionary: Dictionary,
}

impl Cipher {
    /// Makes the keys of a file; `content` is the digest of what it holds.
    pub(crate) fn new(encryption: &Encryption, content: &[u8; 32]) -> Result<Self, Error> {
        let user = prepared(&encryption.password)?;
        let owner = encryption
            .owner_password
            .as_deref()
            .map(prepared)
            .transpose()?;
        let Permissions {
            print,
            change,
            copy,
            annotate,
        } = encryption.permissions;
        let forbids_something = !(print && change && copy && annotate);
        if forbids_something && owner.as_ref() == Some(&user) {
            return Err(Error::SamePasswords);
        }
        let secrets = [&user, owner.as_ref().unwrap_or(&user), &encryption.seed]
            .map(|secret| Sha256::digest(secret).to_vec());
        let seed: [u8; 32] =
            Sha256::digest([content.as_slice(), secrets.concat().as_slice()].concat()).into();
        // Were it the user's, whoever can open the file could also lift the permissions.
        let owner = owner.unwrap_or_else(|| derived(&seed, b"nobody", 0).to_vec());
        let key = derived(&seed, b"key", 0);

        let user_entry = validated(&user, &derived(&seed, b"user", 0), &[]);
        let user_key = wrapped(&user, &user_entry[40..48], &[], &key);
        let owner_entry = validated(&owner, &derived(&seed, b"owner", 0), &user_entry);
        let owner_key = wrapped(&owner, &owner_entry[40..48], &user_entry, &key);
        let permissions = bits(encryption.permissions);
        let crypt_filter = dictionary! {
            "StdCF" => dictionary! { "CFM" => "AESV3", "AuthEvent" => "DocOpen", "Length" => 32 },
        };
        let string = |bytes: Vec<u8>| Object::String(bytes, StringFormat::Hexadecimal);
        let dictionary = dictionary! {
            "Filter" => "Standard",
            "V" => 5,
            "R" => 6,
            "Length" => 256,
            "CF" => crypt_filter,
            "StmF" => "StdCF",
            "StrF" => "StdCF",
            "U" => string(user_entry),
            "UE" => string(user_key),
            "O" => string(owner_entry),
            "OE" => string(owner_key),
            "P" => permissions,
            "Perms" => string(checked_permissions(permissions, &key, &seed)),
        };
        Ok(Self {
            key,
            seed,
            dictionary,
        })
    }

    /// Returns the encryption dictionary.
    pub(crate) fn dictionary(&self) -> Dictionary {
        self.dictionary.clone()
    }

    /// Encrypts a part of an object; the result begins with its initialisation vector.
    pub(crate) fn encrypt(&self, number: u32, content: &[u8]) -> Vec<u8> {
        let digest = Sha256::digest(content);
        let vector = derived(&self.seed, &digest, number);
        let mut bytes = vector[..16].to_vec();
        bytes.extend(cbc_256(&self.key, &vector[..16], content, true));
        bytes
    }

    /// Encrypts the strings of an object.
    pub(crate) fn strings(&self, number: u32, dictionary: &mut Dictionary) {
        for (_, value) in dictionary.iter_mut() {
            self.string(number, value);
        }
    }

    fn string(&self, number: u32, object: &mut Object) {
        match object {
            Object::String(bytes, format) => {
                *bytes = self.encrypt(number, bytes);
                *format = StringFormat::Hexadecimal;
            }
            Object::Array(values) => values
                .iter_mut()
                .for_each(|value| self.string(number, value)),
            Object::Dictionary(dictionary) => self.strings(number, dictionary),
            _ => {}
        }
    }
}

fn prepared(password: &str) -> Result<Vec<u8>, Error> {
    let prepared = stringprep::saslprep(password).map_err(|_| Error::Password)?;
    let bytes = prepared.as_bytes();
    Ok(bytes[..bytes.len().min(LONGEST)].to_vec())
}

fn derived(seed: &[u8; 32], purpose: &[u8], number: u32) -> [u8; 32] {
    Sha256::digest([seed.as_slice(), purpose, &number.to_be_bytes()].concat()).into()
}

/// Returns the `U` or `O` entry: hash, validation salt and key salt (ISO 32000-2, 7.6.4.4.7 and .8).
fn validated(password: &[u8], salts: &[u8; 32], user_entry: &[u8]) -> Vec<u8> {
    let mut entry = hash(password, &salts[..8], user_entry).to_vec();
    entry.extend(&salts[..16]);
    entry
}

/// Returns the `UE` or `OE` entry: the file's key, encrypted with the password.
fn wrapped(password: &[u8], salt: &[u8], user_entry: &[u8], key: &[u8; 32]) -> Vec<u8> {
    cbc_256(&hash(password, salt, user_entry), &[0; 16], key, false)
}

/// The hash that costs an attacker time (ISO 32000-2, algorithm 2.B).
fn hash(password: &[u8], salt: &[u8], user_entry: &[u8]) -> [u8; 32] {
    let mut key = Sha256::digest([password, salt, user_entry].concat()).to_vec();
    let mut round = 0_u32;
    loop {
        let block = [password, key.as_slice(), user_entry].concat().repeat(64);
        let encrypted = cbc_128(&key[..16], &key[16..32], &block);
        // A number of sixteen bytes has the same remainder by three as the sum of its bytes, as 256 leaves one.
        let remainder = encrypted[..16]
            .iter()
            .map(|byte| u32::from(*byte))
            .sum::<u32>()
            % 3;
        key = match remainder {
            0 => Sha256::digest(&encrypted).to_vec(),
            1 => Sha384::digest(&encrypted).to_vec(),
            _ => Sha512::digest(&encrypted).to_vec(),
        };
        round += 1;
        let last = encrypted.last().copied().unwrap_or_default();
        if round >= 64 && u32::from(last) + 32 <= round {
            break;
        }
    }
    let mut result = [0; 32];
    result.copy_from_slice(&key[..32]);
    result
}

/// The `Perms` entry, by which a reader sees that nobody changed the permissions (ISO 32000-2, 7.6.4.4.9).
fn checked_permissions(permissions: i64, key: &[u8; 32], seed: &[u8; 32]) -> Vec<u8> {
    let mut block = permissions.to_le_bytes()[..4].to_vec();
    block.extend([0xff; 4]);
    block.extend(b"Tadb");
    block.extend(&derived(seed, b"permissions", 0)[..4]);
    // One block in CBC mode with a vector of zeros is that block in ECB mode.
    cbc_256(key, &[0; 16], &block, false)
}

/// ISO 32000-2, table 22, as a signed number of 32 bits.
fn bits(permissions: Permissions) -> i64 {
    let Permissions {
        print,
        change,
        copy,
        annotate,
    } = permissions;
    // Reserved bits, and reading aloud, which is never forbidden.
    let mut bits: u32 = 0xffff_f0c0 | 1 << 9;
    for (is_allowed, places) in [
        (print, 1 << 2 | 1 << 11),
        (change, 1 << 3 | 1 << 10),
        (copy, 1 << 4),
        (annotate, 1 << 5 | 1 << 8),
    ] {
        if is_allowed {
            bits |= places;
        }
    }
    i64::from(bits.cast_signed())
}

fn cbc_128(key: &[u8], vector: &[u8], content: &[u8]) -> Vec<u8> {
    let mut bytes = content.to_vec();
    if let Ok(encryptor) = cbc::Encryptor::<Aes128>::new_from_slices(key, vector) {
        let _ = encryptor.encrypt_padded::<NoPadding>(&mut bytes, content.len());
    }
    bytes
}

fn cbc_256(key: &[u8; 32], vector: &[u8], content: &[u8], padded: bool) -> Vec<u8> {
    let length = if padded {
        (content.len() + 1).next_multiple_of(16)
    } else {
        content.len()
    };
    let mut bytes = vec![0; length];
    bytes[..content.len()].copy_from_slice(content);
    if let Ok(encryptor) = cbc::Encryptor::<Aes256>::new_from_slices(key, vector) {
        if padded {
            let _ = encryptor.encrypt_padded::<Pkcs7>(&mut bytes, content.len());
        } else {
            let _ = encryptor.encrypt_padded::<NoPadding>(&mut bytes, content.len());
        }
    }
    bytes
}
