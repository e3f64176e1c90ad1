; Makes the installer for Windows: one person, no administrator, Chinese; run by `cargo xtask windows`.
;
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSTAGE=folder -DOUT=kehou-0.1.0-setup.exe
;   -DWEBVIEW2=MicrosoftEdgeWebView2RuntimeInstallerX64.exe   brings Windows' missing component along, for computers without a network
;   -DTARGET=x86-unicode                                      where makensis has no 64-bit stubs, as the one made for Windows
;
; setup.exe [/S] [/D=folder]            /S: without a word; exit code 0 done, 1 cancelled, 2 the program is running or the disk full,
;                                       3 done, but Windows lacks WebView2, 4 a newer version is installed
; uninstall.exe [/S] [/DATA=delete]     the school's data stay unless asked otherwise

Unicode true
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define PRODUCT "课后管家"
!define WINDOW "kehou-app.exe"
!define CONSOLE "kehou.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\kehou"
!define WEBVIEW2_KEY "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_SETUP "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/zh-cn/microsoft-edge/webview2/"
!define ROOM_MB 150

Name "${PRODUCT}"
BrandingText "${PRODUCT} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\kehou"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
SetFont /LANG=2052 "Microsoft YaHei UI" 9

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${PRODUCT} 安装程序"
VIAddVersionKey /LANG=2052 "CompanyName" "课后管家项目"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

Var Installed     ; the version found on this computer, or nothing
Var Purpose       ; what this run is for, as the first page says it
Var Outcome       ; what the last page says
Var DeletesData   ; 1 where the data are to go too
Var Box

!define MUI_ICON "..\icons\icon.ico"
!define MUI_UNICON "..\icons\icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "wizard.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "wizard.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "header.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "header.bmp"

!define MUI_WELCOMEPAGE_TITLE "安装 ${PRODUCT} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$Purpose"
!insertmacro MUI_PAGE_WELCOME
Page custom WebViewPage
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "复制完成"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "请按“下一步”。"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "安装完成"
!define MUI_FINISHPAGE_TEXT "$Outcome"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开课后管家"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW FinishShown
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.DataPage un.DataPageLeft
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese

; $0 = 1 while a program of ours runs: Windows lets nobody write into a running program.
!macro DEFINE_RUNNING un
  Function ${un}IsRunning
    StrCpy $0 0
    Push "$INSTDIR\${WINDOW}"
    Push "$INSTDIR\${CONSOLE}"
    ${For} $2 1 2
      Pop $3
      ${If} ${FileExists} "$3"
        ClearErrors
        FileOpen $1 "$3" a
        ${If} ${Errors}
          StrCpy $0 1
        ${Else}
          FileClose $1
        ${EndIf}
      ${EndIf}
    ${Next}
  FunctionEnd

  ; Goes on when none of our programs runs; else asks for it to be closed, or stops with code 2.
  Function ${un}WaitUntilClosed
    ${Do}
      Call ${un}IsRunning
      ${If} $0 = 0
        ${Break}
      ${EndIf}
      ${If} ${Silent}
      ${OrIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "课后管家正在运行。请关闭它的窗口，再按“重试”。" IDCANCEL`
        SetErrorLevel 2
        Quit
      ${EndIf}
    ${Loop}
  FunctionEnd
!macroend
!insertmacro DEFINE_RUNNING ""
!insertmacro DEFINE_RUNNING "un."

; $0 = the version of WebView2, or nothing.
Function FindWebView
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW2_KEY}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW2_KEY}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

Function .onInit
  SetRegView 64
  ReadRegStr $Installed HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  StrCpy $Purpose "只为当前用户安装，不需要管理员权限，不需要联网。$\r$\n$\r$\n学校的数据存放在这台电脑上，安装不会改动它们。$\r$\n$\r$\n按“下一步”开始。"
  ${If} $Installed != ""
    ${VersionCompare} "$Installed" "${VERSION}" $0
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONINFORMATION "这台电脑上已有较新的版本 $Installed，数据可能已按新版本保存，旧版本 ${VERSION} 打不开。$\r$\n$\r$\n请使用较新的安装程序。" /SD IDOK
      SetErrorLevel 4
      Quit
    ${ElseIf} $0 = 2
      StrCpy $Purpose "这台电脑上的课后管家将从 $Installed 升级到 ${VERSION}。$\r$\n$\r$\n学校的数据原样保留；第一次打开时先自动备份，再转为新版本。$\r$\n$\r$\n按“下一步”开始。"
    ${Else}
      StrCpy $Purpose "这台电脑上已装有课后管家 ${VERSION}。继续将修复它：程序文件重新复制一遍。$\r$\n$\r$\n学校的数据原样保留。$\r$\n$\r$\n按“下一步”开始。"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WebViewPage
  Call FindWebView
  ${If} $0 != ""
    Abort
  ${EndIf}
  !ifdef WEBVIEW2
    Abort
  !endif
  ${If} ${FileExists} "$EXEDIR\${WEBVIEW2_SETUP}"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "缺少一个 Windows 组件" "课后管家的窗口要用到 Microsoft Edge WebView2"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 76u "这台电脑上没有 Microsoft Edge WebView2。Windows 10、11 通常自带，较旧的电脑可能没有。$\r$\n$\r$\n请在能上网的电脑上打开微软的下载网页，下载“常青版独立安装程序”（x64），文件名是 ${WEBVIEW2_SETUP}，把它和本安装程序放在同一个文件夹，再运行本安装程序，就会一并装好。$\r$\n$\r$\n也可以先按“安装”，以后再装这个组件。"
  Pop $0
  ${NSD_CreateButton} 0 84u 90u 16u "打开下载网页"
  Pop $0
  ${NSD_OnClick} $0 OpenWebViewPage
  ${NSD_CreateLabel} 0 108u 100% 12u "${WEBVIEW2_PAGE}"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function OpenWebViewPage
  Pop $0
  ExecShell "open" "${WEBVIEW2_PAGE}"
FunctionEnd

Function InstallWebView
  Call FindWebView
  ${If} $0 == ""
    !ifdef WEBVIEW2
      InitPluginsDir
      File "/oname=$PLUGINSDIR\${WEBVIEW2_SETUP}" "${WEBVIEW2}"
      StrCpy $1 "$PLUGINSDIR\${WEBVIEW2_SETUP}"
    !else
      StrCpy $1 "$EXEDIR\${WEBVIEW2_SETUP}"
    !endif
    ${If} ${FileExists} "$1"
      DetailPrint "正在安装 Microsoft Edge WebView2，请稍候"
      ExecWait '"$1" /silent /install'
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CheckRoom
  StrCpy $1 "$INSTDIR" 3
  ${DriveSpace} "$1" "/D=F /S=M" $0
  ${If} $0 != ""
  ${AndIf} $0 < ${ROOM_MB}
    MessageBox MB_OK|MB_ICONINFORMATION "磁盘 $1 只剩 $0 MB，安装需要 ${ROOM_MB} MB。请清理出空间后再安装。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  Call CheckRoom
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  ; What an older version brought and this one no longer has does not stay behind.
  RMDir /r "$INSTDIR\assets"
  File /r "${STAGE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${WINDOW}"
  ; A person who has removed the link from the desktop does not get it back with every new version.
  ${If} $Installed == ""
  ${OrIf} ${FileExists} "$DESKTOP\${PRODUCT}.lnk"
    CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${WINDOW}"
  ${EndIf}
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "课后管家项目"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  Call InstallWebView
  Call FindWebView
  ${If} $0 == ""
    SetErrorLevel 3
    StrCpy $Outcome "课后管家 ${VERSION} 已装好，但这台电脑还缺少 Microsoft Edge WebView2，窗口暂时打不开。$\r$\n$\r$\n装好这个组件后，从桌面或“开始”菜单打开课后管家。"
  ${Else}
    StrCpy $Outcome "课后管家 ${VERSION} 已装好。以后从桌面或“开始”菜单打开。"
  ${EndIf}
SectionEnd

Function FinishShown
  Call FindWebView
  ${If} $0 == ""
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  StrCpy $DeletesData 0
  ${GetParameters} $0
  ${GetOptions} $0 "/DATA=" $1
  ${If} $1 == "delete"
    StrCpy $DeletesData 1
  ${EndIf}
FunctionEnd

Function un.DataPage
  !insertmacro MUI_HEADER_TEXT "卸载 ${PRODUCT}" "学校的数据默认保留"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 60u "将从这台电脑上删除课后管家的程序。$\r$\n$\r$\n学校的数据留在下面的文件夹，重新安装后照常打开：$\r$\n$APPDATA\kehou"
  Pop $0
  ${NSD_CreateCheckbox} 0 70u 100% 12u "同时删除这个文件夹里的全部学校数据，不能恢复"
  Pop $Box
  nsDialogs::Show
FunctionEnd

Function un.DataPageLeft
  ${NSD_GetState} $Box $DeletesData
  ${If} $DeletesData = 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "学生、名单、收费、补助和结算的全部数据都将从这台电脑上删除，不能恢复。$\r$\n$\r$\n确定已把备份存到别处，现在删除吗？" IDYES confirmed
    Abort
    confirmed:
  ${EndIf}
FunctionEnd

Section Uninstall
  Call un.WaitUntilClosed
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  RMDir /r "$INSTDIR\assets"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ; What the browser inside the window kept for itself; it holds nothing of the school.
  RMDir /r "$LOCALAPPDATA\cn.kehou.desk"
  ${If} $DeletesData = 1
    RMDir /r "$APPDATA\kehou"
  ${EndIf}
SectionEnd
