import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskSecrets, mayHoldSecret, secretsIn } from './secrets.ts'

/** Texts with secrets, and what becomes of them. */
const MASKED: (readonly [text: string, expected: string])[] = []

const masks = (text: string, expected: string): void => {
  MASKED.push([text, expected])
  test(`${text} becomes ${expected}`, () => {
    assert.equal(maskSecrets(text), expected)
    assert.ok(text === expected || mayHoldSecret(new TextEncoder().encode(text)))
  })
}

masks('GET /login user=anna&password=Sommer1 200', 'GET /login user=anna&password=••• 200')
masks('GET /x ?pwd=abc;a=1', 'GET /x ?pwd=•••;a=1')
masks('15:21:56 10.0.0.1 [3]PASS anna@example.com 230 0', '15:21:56 10.0.0.1 [3]PASS ••• 230 0')
masks('AUTH - +LOGIN+dXNlcjE= 535', 'AUTH - +LOGIN+••• 535')
masks(
  '11:00:05, MSFTPSVC1, MAIL01, 10.1.1.25, 0, 0, 0, 530, 1326, [3]PASS, Sommer1, -,',
  '11:00:05, MSFTPSVC1, MAIL01, 10.1.1.25, 0, 0, 0, 530, 1326, [3]PASS, •••, -,',
)
masks('AUTH, -, LOGIN dXNlcjE=,', 'AUTH, -, LOGIN •••,')
masks('"AUTH -?+LOGIN+dXNlcjE= SMTP" 535 0', '"AUTH -?+LOGIN+••• SMTP" 535 0')
masks('AUTHINFO - +PASS+Sommer1 481', 'AUTHINFO - +PASS+••• 481')
masks('AUTH PLAIN AHVzZXIAcGFzcw==', 'AUTH PLAIN •••')
masks('a1 LOGIN anna Sommer1', 'a1 LOGIN anna •••')
masks('10.1.5.77:4000,,1,2,3,pass,Sommer1,R=OK,', '10.1.5.77:4000,,1,2,3,pass,•••,R=OK,')
masks('10.1.5.77:4000,,1,2,3,login,anna Sommer1,R=OK,', '10.1.5.77:4000,,1,2,3,login,anna •••,R=OK,')
masks('10.1.5.77:4000,<,U29tbWVyMQ==,', '10.1.5.77:4000,<,•••,')
masks('Authorization: Basic dTpw', 'Authorization: Basic •••')
masks('sync.exe /u:User1 /p:Sommer1 /q', 'sync.exe /u:User1 /p:••• /q')
masks('plink.exe -pw Sommer1 host', 'plink.exe -pw ••• host')
masks('backup.exe --password="Som mer1" -x', 'backup.exe --password=••• -x')
masks('schtasks /create /ru CONTOSO\\User1 /rp Sommer1 /tn x', 'schtasks /create /ru CONTOSO\\User1 /rp ••• /tn x')
masks('net use F: \\\\FS01\\data Sommer1 /user:CONTOSO\\User1', 'net use F: \\\\FS01\\data ••• /user:CONTOSO\\User1')

masks('{"user":"anna","Password": "Som\\"mer1","x":1}', '{"user":"anna","Password": •••,"x":1}')
masks('"Message":"{\\"password\\":\\"Sommer1\\"} refused"', '"Message":"{\\"password\\":•••} refused"')
masks("<Data Name='Password'>Sommer1</Data>", "<Data Name='Password'>•••</Data>")
masks('<newPassword>Sommer1</newPassword>', '<newPassword>•••</newPassword>')
masks('net user anna Sommer1 /add', 'net user anna ••• /add')
masks(
  '"CommandLine":"\\"net.exe\\" use \\\\\\\\FS01\\\\data Sommer1 /user:x"',
  '"CommandLine":"\\"net.exe\\" use \\\\\\\\FS01\\\\data ••• /user:x"',
)
masks('ConvertTo-SecureString -String "Sommer1" -AsPlainText', 'ConvertTo-SecureString -String ••• -AsPlainText')
masks('curl -u anna:Sommer1 https://mail', 'curl -u anna:••• https://mail')

// In every shape in which a secret was once seen to get through.
masks('AUTH+PLAIN+AHVzZXIAcGFzcw== 235', 'AUTH+PLAIN+••• 235')
masks('a001 AUTHENTICATE PLAIN AHVzZXIAcGFzcw==', 'a001 AUTHENTICATE PLAIN •••')
masks('a1 login anna Sommer1', 'a1 login anna •••')
masks('10.1.5.77:4000,login,"""anna"" ""Sommer1""",R=NO', '10.1.5.77:4000,login,"""anna"" •••,R=NO')
masks('10.1.5.77:4000,<,abcdefgh,', '10.1.5.77:4000,<,•••,')
masks('SMTPSVC1 MAIL01 10.1.1.25 0 U29tbWVyMQ== - 500 0', 'SMTPSVC1 MAIL01 10.1.1.25 0 ••• - 500 0')
masks('authorization: basic dTpwYXNz', 'authorization: basic •••')
masks('Authorization: Bearer abc.def.ghi', 'Authorization: Bearer •••')
masks('GET /x txtPassword=Sommer1&a=1', 'GET /x txtPassword=•••&a=1')
masks('GET /x url=%2Fy%3Fpassword%3DSommer1 80', 'GET /x url=%2Fy%3Fpassword%3D••• 80')
masks('GET /x access_token=Sommer1&kennwort=Sommer1', 'GET /x access_token=•••&kennwort=•••')
masks('https://anna:Sommer1@mail/x', 'https://anna:•••@mail/x')
masks('net use z: \\\\FS01\\data /user:anna "Som mer1"', 'net use z: \\\\FS01\\data /user:anna •••')
masks('net user /domain anna "Som mer1"', 'net user /domain anna •••')
masks('smbclient //srv/share -U CONTOSO/User1%Sommer1', 'smbclient //srv/share -U CONTOSO/User1%•••')
masks('mysqldump -u root -pSommer1 db', 'mysqldump -u root -p••• db')
masks('netdom join h /userd:anna /passwordd:Sommer1', 'netdom join h /userd:anna /passwordd:•••')
masks('reg add HKLM\\Winlogon /v DefaultPassword /t REG_SZ /d Sommer1 /f', 'reg add HKLM\\Winlogon /v DefaultPassword /t REG_SZ /d ••• /f')
masks('rasdial office anna Sommer1', 'rasdial office anna •••')
masks('New-Object PSCredential("anna", "Sommer1")', 'New-Object PSCredential("anna", •••)')
masks('java -Djavax.net.ssl.keyStorePassword=Sommer1', 'java -Djavax.net.ssl.keyStorePassword=•••')
masks('<User-Password data_type="1">Sommer1</User-Password>', '<User-Password data_type="1">•••</User-Password>')
masks('"userPassword":"Sommer1"', '"userPassword":•••')
masks("{'password': 'Sommer1'}", "{'password': •••}")
masks('&quot;password&quot;:&quot;Sommer1&quot;,', '&quot;password&quot;:•••,')
masks('<Data Name="CommandLine">net use \\\\FS01\\data Sommer1</Data>', '<Data Name="CommandLine">net use \\\\FS01\\data •••</Data>')

masks('GET /x p%61ssword=Sommer1&a=1 80', 'GET /x p%61ssword=•••&a=1 80')
masks('GET /x pass%2577ord%253DSommer1 80', 'GET /x pass%2577ord%253D••• 80')
masks('MAIL01 10.1.1.25 0 AHVzZXIAU29tbWVyMQ - +x 500 0 32', 'MAIL01 10.1.1.25 0 ••• - +x 500 0 32')
masks('06:00:09 10.1.5.77 U29tbWVyMTIz - 500', '06:00:09 10.1.5.77 ••• - 500')
masks('10.1.1.25, 0, 10, 0, 500, 0, U29tbWVyMTIz, -, -,', '10.1.1.25, 0, 10, 0, 500, 0, •••, -, -,')
masks('10.1.1.25, 0, 10, 0, 500, 0, U29tbWVyMTIz, x, x,', '10.1.1.25, 0, 10, 0, 500, 0, •••, x, x,')
masks('GET x p%61ssword%3DSommer1 80', 'GET x p%61ssword%3D••• 80')
masks('"U29tbWVyMQ== -?+ SMTP" 500 0', '"••• -?+ SMTP" 500 0')
masks('the new password is Sommer1, please change it', 'the new password is •••, please change it')
masks('his password was: "Sommer eins".', 'his password was: •••.')
masks('Das Kennwort lautet Sommer1.', 'Das Kennwort lautet •••.')
masks('a senha é Sommer1', 'a senha é •••')
masks('Mot de passe\u00a0: Sommer1', 'Mot de passe\u00a0: •••')
masks('Contraseña: Sommer1', 'Contraseña: •••')
masks("parola d'ordine: Sommer1", "parola d'ordine: •••")
masks('Palavra-passe: Sommer1', 'Palavra-passe: •••')
masks('Data Source=db;User ID=sa;Pwd=Sommer1;', 'Data Source=db;User ID=sa;Pwd=•••;')
masks('<AdministratorPassword><Value>Sommer1</Value>', '<AdministratorPassword><Value>•••</Value>')
masks('"Sommer1" | ConvertTo-SecureString -AsPlainText', '••• | ConvertTo-SecureString -AsPlainText')
masks(
  '-NewPassword (ConvertTo-SecureString -AsPlainText "Sommer1" -Force)',
  '-NewPassword (ConvertTo-SecureString -AsPlainText ••• -Force)',
)
masks('DefaultPassword    REG_SZ    Sommer1', 'DefaultPassword    REG_SZ    •••')
masks('ldapsearch -D cn=x -w Sommer1 -b y', 'ldapsearch -D cn=x -w ••• -b y')
masks('X-Api-Key: abcdef123456', 'X-Api-Key: •••')

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
const inRow = (text: string): string => text.replaceAll('"', '""')
const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** How the same text stands in other logs. */
const QUOTED: readonly ((text: string) => string)[] = [
  text => `{"a":"${inJson(text)}","b":1}`,
  text => `{"a":"${inJson(inJson(text))}","b":1}`,
  text => `1,"${inRow(text)}","x"`,
  text => `1,"${inRow(inRow(text))}","x"`,
  text => `1,"${inRow(inJson(text))}","x"`,
  text => `<Data Name="x">${inXml(text)}</Data>`,
  text => `{"a":"${inJson(inXml(text))}","b":1}`,
]

/** The words of the secrets of a text. */
function secretWords(text: string, masked: string): readonly string[] {
  const kept = masked.split('•••')
  let at = 0
  const secrets = kept.slice(1).map((next, i) => {
    const start = text.indexOf(kept[i]!, at) + kept[i]!.length
    at = next === '' ? text.length : text.indexOf(next, start)
    return text.slice(start, at)
  })
  return secrets.flatMap(secret => secret.split(/[\s"'\\]+/)).filter(word => word.length > 3 && !masked.includes(word))
}

test('a secret is masked however often the text around it was quoted', () => {
  let words = 0
  for (const [text, expected] of MASKED)
    for (const word of secretWords(text, expected))
      for (const quoted of QUOTED) {
        words++
        assert.ok(!maskSecrets(quoted(text)).includes(word), `${quoted(text)} becomes ${maskSecrets(quoted(text))}`)
      }
  assert.ok(words > 400)
})

masks('"svc.exe /p:""Som mer1"" /x",1', '"svc.exe /p:••• /x",1')
masks('""password"":""Som mer1"",""b"":""c""', '""password"":•••,""b"":""c""')
masks('password="",user="",""', 'password="",user="",""')
masks('{"password":"","user":"anna"}', '{"password":"","user":"anna"}')
masks('{\\"password\\":\\"\\",\\"user\\":\\"anna\\"}', '{\\"password\\":\\"\\",\\"user\\":\\"anna\\"}')

test('the places of secrets are known, each once', () => {
  const text = 'a.exe -p one --password=two'
  assert.deepEqual(
    secretsIn(text).map(({ start, end }) => text.slice(start, end)),
    ['one', 'two'],
  )
})

test('text without a secret stays as it is', () => {
  for (const text of [
    'PASS - 530 1326',
    '[3]PASS, -, -,',
    'Unknown user name or bad password',
    'Reason: The password has expired',
    'EHLO - +WEBAPP01 250',
    'svchost.exe -k netsvcs -p -s Schedule',
    'GET /p - 443',
    '10.1.5.77:4000,<,STARTTLS,',
    '10.1.5.77:4000,<,QUIT,',
    'Inbound AUTH LOGIN failed because of LogonDenied',
    'STARTTLS AUTH LOGIN 8BITMIME BINARYMIME CHUNKING',
    'AUTH - +LOGIN 334 0 18 10',
    'Basic authentication failed',
    'GET /changepassword HTTP/1.1',
    'Old password: -',
    'Password Last Set: 9/12/2006',
    'The password is wrong, and was reset by CONTOSO\\helpdesk',
    'password: expired',
    'Le mot de passe est incorrect',
    'Das Kennwort ist abgelaufen',
    'Dernière définition du mot de passe\u00a0: 12/09/2006 16:55:15',
    'Último conjunto de contraseña: 12/09/2006',
    'Ultima impostazione password: 12/09/2006 16:55:15',
    'Kennwort zuletzt gesetzt: 12.09.2006',
    'runas /savecred /user:CONTOSO\\admin cmd.exe',
    '10.1.1.25 0 XEXCH50 - - 354 0',
    '10.1.1.25 0 Starttls - 220 0',
    '443 - 10.1.5.77 MSExchangeClient/1 - 200 0 0',
    'https://mail:8443/x@y',
    'POST /Microsoft-Server-ActiveSync/default.eas jQkJBAtBUFBMQzdURVNUMQQSNFZ4BmlQaG9uZQ== 443',
    '10.1.5.77:4000,,1,2,3,login,anna *****,R=OK,',
  ])
    assert.equal(maskSecrets(text), text)
})

test('words and numbers without the letters of a secret need not be looked through', () => {
  const may = (text: string): boolean => mayHoldSecret(new TextEncoder().encode(text))
  assert.deepEqual(['TCP 25 from port 50123', '10.1.1.10', 'LOGON', ''].map(may), [false, false, false, false])
  assert.deepEqual(['pw 1', 'PASS x', 'Net', '/p:x', 'a'].map(may), [true, true, true, true, true])
})

test('lines of half a megabyte are masked', () => {
  for (const part of [
    'a.',
    '-p ',
    'password="',
    '<password ',
    'net use \\\\a ',
    ',<,',
    'AAAA',
    '://a',
    'curl ',
    '&quot;',
    'p%61ss',
    'password is ',
    'mot de passe ',
    'ldap -w ',
    '"a',
    "1 Ab'",
    '\\',
    '\\"',
    '""',
    'pwd:\\"\\"',
    '/p:"',
    '&lt;password ',
    'A1 login a ',
  ]) {
    const line = part.repeat(500_000 / part.length)
    assert.ok(maskSecrets(line).length > 0)
    assert.ok(secretsIn(line).every(({ start, end }) => start < end))
  }
})
