; Inno Setup 6: the built folder as an installer for everyone on the computer.   iscc packaging\windows\amtdesk.iss
; Not run for this release (docs/packaging.md). The records lie in each person's own folder and are never touched.

#define Root "..\.."
#define Version GetVersionNumbersString(Root + "\dist\amtdesk\amtdesk.exe")

[Setup]
AppId={{6C1B1F0E-5B0B-4F39-9E0E-3A7C6E2B7D11}
AppName=AmtDesk
AppVersion={#Version}
AppPublisher=AmtDesk
DefaultDirName={autopf}\AmtDesk
DefaultGroupName=AmtDesk
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
CloseApplications=yes
Compression=lzma2
SolidCompression=yes
OutputDir={#Root}\dist
OutputBaseFilename=amtdesk-{#Version}-windows-setup
SetupIconFile={#Root}\build\pyinstaller\build\amtdesk.ico
UninstallDisplayIcon={app}\amtdesk.exe

[Languages]
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; An update replaces the folder whole: nothing of an older one stays behind.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\dist\amtdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\AmtDesk"; Filename: "{app}\amtdesk.exe"
